import type { Language } from '@aliado/domain';

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/**
 * Words that carry no matter, folded. They are left out of full-text ranking; phrases still know them.
 * Greetings and fillers of the telephone belong here as much as grammar does.
 */
export const stopWords: Readonly<Record<Language, ReadonlySet<string>>> = {
  es: list(`a al algo alguien alguna algunas alguno algunos alla alli ahi ahora antes aqui asi aun aunque bien bueno buena
    buenas buenos cada casi como con cosa cosas cual cuales cuando cuanto da dan dar de deje del desde dia dias dice dicen
    digame digo dijo dijeron dio donde dos e el ella ellas ellos en entonces era eran eres es esa esas ese eso esos espere
    esta estaba estaban estan estar estas este esto estos estoy fue fueron fui gracias ha habia hace hacen hacer hago han
    has hasta hay haya he hemos hoy iba igual ir la las le les lo los luego mas me mi mia mio mire mira mis mismo misma
    momento mucho mucha muchas muchos muy nada nadie ni no nos nosotros o oiga oye otra otro otras otros pero poco por
    porque primero pues puede pueden puedo que quien quiere quiero sabe se sea senor senora senorita ser si sido siempre sin
    sobre solo son soy su sus tal tambien tan tanto te tengo tener tiene tienen todas todavia todo toda todos tres tu tuve
    u un una unas uno unos usted ustedes va vale vamos van vaya veo ver vez veces voy y ya yo perdon perdone adios hola
    favor ayudar llamo llamaba llamado llamando atiende sr sra don dona claro verdad ayer manana tarde tardes noche noches
    encima hijo cuenta hora horas semana semanas mes ano anos minuto minutos rato cero cuatro cinco seis siete ocho nueve diez
    once doce veinte treinta cien mil primera segunda segundo lunes martes miercoles jueves viernes sabado domingo nombre
    apellido numero nomas pa bonita bonito guapa mija joven hablo dime diga sabes sabe cree creo parece bendito gente casa
    pregunta preguntar duda rara raro`),
  en: list(`a about actually after again ago all also am an and any anything are as at back be because been before being
    but by bye call called calling can cheers could day days did do does doing done down each else even ever every
    everything feel few fine for from get gets getting give go goes going good got great had has have having he hello help
    her here hi him his how i if in into is it its just keep kind know last let like little ll lot lovely made make many
    may maybe me mean might mine minute more morning most much must my myself never next no nothing now of off oh ok okay
    on once one only or other our ours out over perhaps please put quite rather re really right said same say says see
    she should since so some somebody someone something sorry sort still such sure take tell than thank thanks that the
    their them then there these they thing things think this those though three time to today told tomorrow too two until
    up us ve very want wanted was way we well were what when where whether which while who why will with would yeah yes
    yesterday yet you your yours afternoon evening hear hold sir madam ms mr mrs um er hour hours week weeks month months year
    years minutes zero four five six seven eight nine ten eleven twelve twenty thirty hundred thousand second monday tuesday
    wednesday thursday friday saturday sunday name number dear love mate darling okay guess suppose honest literally point
    bit whole question odd people house home ring ringing rang speak speaking`),
};

/** Words that turn the next one round, folded. */
export const negations: Readonly<Record<Language, ReadonlySet<string>>> = {
  es: list('no sin nunca'),
  en: list('not no never without'),
};

/** Words that may stand anywhere in a phrase without changing it: articles and the like, folded. */
export const fillers: Readonly<Record<Language, ReadonlySet<string>>> = {
  es: list('el la los las un una unos unas lo le les mi mis su sus de del al a en y es eh pues que se ya o e con'),
  en: list(
    'the a an my our your his her their of to and is was s oh um er well just it this that has have had been be i',
  ),
};

/** Openings by which somebody says what it is not about, as folded words. */
export const denials: Readonly<Record<Language, readonly string[]>> = {
  es: [
    'no es por',
    'no es para',
    'no es lo de',
    'no es sobre',
    'no es el',
    'no es la',
    'no era por',
    'no llamo por',
    'no llamo para',
    'no llamo a',
    'no vengo a',
    'no es un',
    'no es una',
    'no es ninguna',
    'no se trata de',
    'no tiene que ver con',
    'nada que ver con',
  ],
  en: [
    'not about',
    'is not the',
    'was not the',
    'not calling about',
    'not ringing about',
    'not calling for',
    'not calling to',
    'not ringing to',
    'not here to',
    'not a',
    'nothing to do with',
    'not because of',
  ],
};

/** Words after which a new thought begins, folded. */
export const turns: Readonly<Record<Language, ReadonlySet<string>>> = {
  es: list('pero sino aunque'),
  en: list('but though however'),
};
