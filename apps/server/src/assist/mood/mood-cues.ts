import type { Language } from '@aliado/domain';

/** Phrases by which customers sound upset or content, parted by commas. Inflections and fillers do not matter. */
export interface MoodCues {
  /** Anger that is said as such, and what people do when they are angry. */
  readonly angry: string;
  /** Having been let down: somebody who did not come, money that is missing, the same thing again. */
  readonly letDown: string;
  /** Relief, forgiving, praise. */
  readonly relieved: string;
  /** Being polite, which is worth little. */
  readonly polite: string;
}

/** Whatever of this holds, what stands beside it is meant otherwise: they say that they do not complain, or thank for nothing. */
export interface TurnedCues {
  /** Says that no anger is meant. */
  readonly disclaimed: string;
  /** Kind words that are meant ill. */
  readonly ironic: string;
}

const es: MoodCues & TurnedCues = {
  angry: `estoy harto, estamos hartos, hasta las narices, hasta el gorro, hasta la coronilla, hasta la madre, tienen harto, tenéis harto, tienen aburrido,
    tenéis aburrido, tienen cansado, tenéis cansado, estoy cansado de, vaya vergüenza, qué poca vergüenza, falta de respeto, falta de seriedad, poca seriedad,
    estoy indignado, estoy furioso, estoy enfadado, estoy enojado, estoy molesto, me molesta, me fastidia, me indigna, me da rabia,
    no hay derecho, no es normal, no tiene nombre, tomando el pelo, tomar el pelo, me estuvieron boludeando, me están boludeando, están burlando,
    me están engañando, me engañaron, me han engañado, me mintieron, me han mentido, son unos ladrones, poner una queja, presentar una queja,
    poner una reclamación, presentar una reclamación, hoja de reclamaciones, voy a denunciar, hablar con mi abogado, no he terminado, no me interrumpa,
    devolverme la plata, devuélvanme el dinero, devolverme el dinero, quiero mi dinero, no vuelvo a comprar, vaya servicio, pésimo servicio, pésima atención,
    mal servicio, no me cuente, aquí no me muevo, no me mande otra vez, quién me paga, quién me devuelve, se quedó con un disgusto, rieron los dos`,
  letDown: `no vino nadie, nadie vino, no ha venido nadie, no apareció nadie, nadie aparece, no aparece, nadie me avisó, nadie me avisa, nadie me llamó, nadie contesta,
    nadie me contesta, nadie sabe nada, nadie me dice nada, nadie se hace cargo, ni un mensaje, ni una llamada, ni un aviso, otra vez lo mismo,
    otra vez igual, siempre lo mismo, siempre igual, la segunda vez que, la tercera vez, la cuarta vez, por tercera vez, por segunda vez, otra vez también,
    cada vez que llamo, ya llamé ayer, ya he llamado por, llevo llamando, llevo esperando, llevo dos semanas, llevo tres semanas, llevo un mes, llevo semanas,
    llevo días, hace doce días que, hace diez días que, hace dos semanas que, toda la tarde esperando, toda la mañana esperando, todo el día esperando,
    me quedé esperando, me quedé en casa, estuve esperando, sigo esperando, sigo sin, me dijeron que venían, me dijeron tres veces, me dijeron dos veces,
    me dicen mañana, me prometieron, me lo habían prometido, perdí el día, perdí la tarde, perdí la mañana, medios días de trabajo, pedí la tarde, pedí el día,
    tirado la compra, tirado la comida, cobraron dos veces, cobrado dos veces, cobrado de más, me salió una máquina, no me deje ahí, no me deje esperando,
    ya sé lo que me va a decir, ya sé lo que me vas a decir, quiero hablar con tu supervisor, quiero hablar con su supervisor, quiero a tu supervisor,
    hablar con un supervisor, hablar con el encargado, hablar con el responsable`,
  relieved: `te lo agradezco, gracias de veras, gracias de verdad, mil gracias, muchísimas gracias, muy amable, me quedo tranquilo, me deja tranquilo,
    me quedo más tranquilo, menos mal, ha ido bien, ha estado bien, me alegro mucho, perdone el tono, perdona el tono, disculpe el tono, disculpe que le grité,
    perdone que le gritara, perdona que te gritara, siento haber gritado, no tiene la culpa, no tienes la culpa, no es culpa suya, no es culpa tuya, no contra vos,
    no contra ti, no contra usted, no me lo esperaba, yo venía de, ya venía preparado, venía yo con, más honrado, te voy a creer, le voy a creer, así da gusto,
    da gusto hablar, por fin alguien, me ha solucionado, me lo ha solucionado, me has solucionado, me ha encantado, trato excelente, que Dios se lo pague,
    Dios la bendiga, prefiero que me diga`,
  polite: 'muchas gracias, gracias por todo, gracias por su ayuda, gracias por tu ayuda',
  disclaimed: `no es una queja, no lo digo por quejarme, no es por quejarme, no me quejo, no estoy enfadado, no estoy enojado, no estoy molesto, no me enfado,
    no me molesta, no por ti, no por usted, nada grave, no hay prisa, sin problema, no pasa nada`,
  ironic: 'gracias por nada, muchas gracias por nada, para variar, como siempre',
};

const en: MoodCues & TurnedCues = {
  angry: `fed up, sick and tired of, so sick of, absolutely ridiculous, what a joke, let me stop you, not good enough, completely unacceptable,
    totally unacceptable, absolute disgrace, shame on you, how dare you, I am so angry, really angry, so furious, very upset, not happy with, god's sake,
    heaven's sake, are you kidding, are you serious, you must be joking, what do you take me for, now I am a liar, going to scream, want to scream, who do I shout,
    do not do voice, I am not stupid, make a complaint, file a complaint, want to complain, waste of time, wasted my time, waste my time, rip off, ripped off,
    want my money back, give me my money, want you to give it back, never buying, never ordering, take my business elsewhere, see you in court,
    talk to my lawyer, leave one star, I am begging you, damn right, one bloody text, told you already, do you understand,
    terrible service, worst service, awful service, appalling service, disgusting service, so rude, very rude, he laughed and said`,
  letDown: `nobody came, nobody has come, nobody is come, no one came, nobody showed, no one showed, did not show up, never showed up, never came, never turned up,
    never arrived, nobody answered, nobody rang, nobody called, no call no text, nobody told me, no one told me, nobody knows anything, nobody cares, twice now,
    now twice, third time, fourth time, three times, same thing again, exactly the same thing, every time I call, taken the money twice, charged me twice,
    charged twice, overcharged me, days late, weeks late, still waiting, waiting for hours, waited all day, waiting all day, I sat there, sat in my flat,
    I left work, took the day off, took an afternoon off, took the afternoon off, take another day, day off work, lost three hours, lost a day, thrown away food,
    threw away food, in the bath, full for six days, since monday, you promised, they promised, keep telling me, keep saying, gone from my account,
    my rent goes, not my fault, not my insurance's fault, third man with, did not postpone, another whole week, speak to a manager,
    speak to your manager, speak to a supervisor, speak to your supervisor, speak to whoever is in charge, talk to your supervisor, talk to a manager`,
  relieved: `sorry I snapped, sorry I shouted, sorry for snapping, sorry for shouting, sorry I was rude, know not you, know not your fault, not your fault,
    did not expect, more than I expected, you are a star, you are an angel, been very patient, been so patient, very kind,
    so kind, very gentle, very helpful, so helpful, really appreciate, much appreciated, appreciate your help, thank you so much, thanks so much, thank god,
    what a relief, such a relief, made my day, made my week, done my whole week, ready to cancel, written the review already, did not argue with me,
    nice way with you, honestly thank you, tell other thank you`,
  polite: 'thank you, thanks for, many thanks, thanks a lot',
  disclaimed: `not complaining, not a complaint, not cross, not angry, not upset, not annoyed, no complaints, no offence, no offense, no worries, no problem,
    no rush, no hurry, does not matter, do not mind`,
  ironic: 'thanks for nothing, thank you for nothing, as usual',
};

/** The cues of each language. */
export const moodCues: Readonly<Record<Language, MoodCues & TurnedCues>> = { es, en };
