import type { PolarWords } from './polarity.ts';

/** Spanish words that speak well or ill of something, on both sides of the Atlantic. Inflections come along by themselves. */
export const polarWordsEs: PolarWords = {
  delight: `adoro adorar adorable alucinante amo amar amor asombroso bellísimo bello brillante buenísimo chévere crack emocionado emocionante encanta
    encantado encantador encantó espectacular espléndido estupendo excelente excepcional extraordinario fabuloso fantástico favorito felicidades felicitar
    felicitaciones feliz felicidad felizmente flipante flipo fenomenal genial genialidad glorioso gozada grandioso guapísimo hermoso hermosura ilusión
    ilusionado impecable impresionante increíble inmejorable inolvidable insuperable ídolo joya lindísimo magia mágico magnífico maravilla maravilloso
    mejor mejores molar mola molan orgullo orgulloso perfección perfecto precioso preciosidad riquísimo sensacional sublime superar tremendo enhorabuena
    bravo campeón viva yupi yuju olé jajaja jajajaja jajajajaja`,
  liking: `abrazo abrazar acertar acierto afortunado agradable agradecer agradecido alegre alegrar alegría alegro amable amigo amistad ameno animar ánimo
    animo anhelo apetece aplaudir aplauso apoyar apoyo apreciar aprender aprobar atento ayudar ayuda bacano bailar barato beso besito bendición bendecir
    bendiga beneficio bien bienvenido bonito bueno calidad calma cariño cariñoso celebrar chido chulo claro cómodo competente confianza confiar contento
    correcto cuidar cumple cumpleaños curioso delicioso descansar descanso deseo disfrutar divertido diversión divertir dulce eficaz eficiente elegante
    energía enamorado enamorar entretenido entusiasmo esperanza exitoso éxito fácil fiel fiesta fino fortuna fuerte fuerza ganar ganador ganas gracias
    gracioso gratis gratitud grato guapa guapo guay gusta gustar gustó gusto hábil héroe honesto honor ideal igualmente importante inspirador inspirar inteligente
    interesante jaja jeje juas justo leal libre lindo limpio listo logrado lograr logro lujo majo mejorar mejora merecer merecido mimo motivado motivar
    navidad nice noble notable ok oportunidad optimista paciencia paz pasión positivo premio progreso prometedor próspero puntual rápido recomendable
    recomendar recompensa regalo regalar reír reírme relajado relajar respeto respetar rico risa rumba sabio sabroso saludable salvar sano satisfecho satisfacción
    seguro sencillo simpático sincero solidario solución solucionado solucionar sonreír sonrisa sorpresa suave suerte tierno ternura tranquilo tranquilidad triunfar triunfo
    útil valiente valioso valor verano vacaciones victoria vencer wow xd yes`,
  dislike: `abandonar abandonado aburrido aburrir aburrimiento absurdo accidente acosar acoso agobiar agobio agotado agresivo ajeno alarmante amargo amargado
    amenaza amenazar ansiedad apático arrepentir arruinar atraco atrasado aguantar aguanto asustar ausencia avería averiado barbaridad basta bronca bruto caído caer
    cagar cansado cansar cansancio caro castigo castigar caos celos chillar chungo ciego cobarde complicado confundir confuso conflicto crisis crítica criticar
    cruel cuesta culpa culpable daño dañar débil decepción decepcionado decepcionante decepcionar defecto defectuoso defraudar demora denunciar derrota derrotado
    desagradable desánimo desastre descontento desconfiar desgracia desgraciado desgraciadamente despedir despido despistado destruir deuda difícil dificultad
    disculpa disgusto dolor doler duele dolido drama dudar duda duro egoísta enfadado enfadar enfado enfermo enfermedad engañar engaño enojado enojar error espera
    esperar esperando estafa estafar estafador estrés estresado estresar estropear estropeado extrañar exagerado fallar falla fallo falso falta faltar fastidio fastidiar feo
    fracasar fracaso fraude frío frustrado frustrante frustrar fumar golpe grave gritar grito guerra hambre harto hartar herida herir hipócrita humillar huelga
    ignorante ignorar ilegal imbécil impago impedir imposible impotencia incapaz incompetente incómodo indignado indignante inepto injusto injusticia
    inseguro inútil insultar insulto ira irresponsable jodido joder ladrón lamentable lamentar lástima lento llorar lloro llorando loco luto mal malo maldito maleducado
    maltrato mareo matar mentir mentira mentiroso miedo molestar molesto molestia monótono morir muerte muerto multa negar negativo nervioso ningún nunca
    obligar ofender ofensivo olvidar olvidado pánico pelea pelear peligro peligroso pena penoso perder pérdida perdido pereza perjudicar pesadilla pesado pésame
    pobre pobreza preocupado preocupar preocupante presión prisa problema protestar quejar queja quemar rabia raro rechazar reclamar reclamación reproche
    resaca resfriado retraso retrasar ridículo robar robo romper roto ruido ruina sangre sed sobran solo soledad sospechar sucio sudar sueño sufrir sufrimiento
    susto tarde temor temer tonto tóxico tragedia traición traicionar triste tristeza tristemente trampa vacío vago vergonzoso vergüenza víctima vieja violencia violento
    puto puta`,
  disgust: `asco asqueroso asesino asesinar asquear basura cabrón cabreado cabrear canalla cerdo coñazo corrupción corrupto deplorable deprimido deprimente
    deprimir depresión desesperado desesperación detestar espantoso estúpido estupidez fascista fatal furia furioso gilipollas gilipollez horrendo horrible
    horror horroroso hostia huevada idiota idiotez indecente infame infierno infumable inaceptable inadmisible insoportable insufrible maldición malísimo
    machista mierda mierdas miserable miseria nefasto odiar odio odioso patético peor peores pésimo pendejo pinche porquería racista repugnante sinvergüenza subnormal
    terrible terrorismo terrorista terror tortura vil vomitar vómito violación violador cojones coño puñetero boludo imbéciles`,
  more: `bastante completamente demasiado extremadamente más muchísimo mucho muy realmente re súper tan tanto totalmente verdaderamente absolutamente qué`,
  less: `algo apenas casi medio menos poco parcialmente quizá quizás relativamente tal ligeramente`,
};
