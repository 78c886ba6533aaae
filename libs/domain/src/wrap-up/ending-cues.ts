import type { Language } from '../text/localised.ts';

/** What the last words of a contact can tell of how it ended. */
export type EndingCue = 'dated' | 'done' | 'passed-on' | 'thinks-over' | 'relieved' | 'idea-taken' | 'wrong-number';

/** Who says it. */
export const cueSpeaker: Readonly<Record<EndingCue, 'agent' | 'customer'>> = {
  dated: 'agent',
  done: 'agent',
  'passed-on': 'agent',
  'idea-taken': 'agent',
  'thinks-over': 'customer',
  relieved: 'customer',
  'wrong-number': 'customer',
};

/** Words without case and accents. The words of manners, not of one trade: they are to hold for any house. */
export const endingCues: Readonly<Record<EndingCue, Readonly<Record<Language, RegExp>>>> = {
  dated: {
    es: /\b(?:manana|hoy (?:mismo|antes|de|entre|por)|lunes|martes|miercoles|jueves|viernes|sabado|domingo|antes de las?|esta (?:tarde|noche|semana)|dentro de|en (?:\w+ )?\w+ (?:dias|horas)|de \w+ a (?:una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce))\b/u,
    en: /\b(?:tomorrow|day after|today (?:between|before|by)|this (?:afternoon|evening|week)|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day|within|by (?:the end|noon|one|two|three|four|five|six|seven|eight|nine|ten)|in \w+ (?:days|hours)|\w+ to (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))\b/u,
  },
  done: {
    es: /\b(?:ya (?:esta|estan|queda|quedo|la veo|lo veo|ha salido) (?!en camino)|hecho\b|(?:queda|esta|quedan) (?:cancelad|cambiad|anulad|activad|corregid|desbloquead|arreglad|resuelt)|cambiad[oa]|cancelad[oa]|anulad[oa]|lo he (?:cambiado|cancelado|corregido|anulado)|(?:acabo de|ya le he|ya te he) (?:cambi|cancel|mand|envi|corr))/u,
    en: /\b(?:thats (?:done|it done|changed|cancelled|sorted)|(?:its|they are|theyre|is|are|and \w+) (?:done|cancelled|changed|sorted|fixed|corrected|all set)|ive (?:changed|cancelled|corrected|put in|moved|fixed|updated)|(?:cancelled|changed|corrected),|all sorted|i can see it here now)/u,
  },
  'passed-on': {
    es: /\b(?:se lo (?:paso|llevo|cuento|pido)|(?:lo|la) (?:paso|dejo) (?:a|en manos|con)|le paso (?:la|el|una|todo)|(?:lo|la|le|les) (?:llama|llamara|escribe|responde|contesta|busca|recoge) (?:el|ella|ellos|alguien|\p{Lu}?\p{L}+ hoy)|(?:lo|la) tiene (?:ahora|ya)|equipo de|con el nombre de quien)/u,
    en: /\b(?:(?:im|ill|i have|ive) (?:passing|passed|pass|handed|handing|hand|put|putting|give|giving|given|send|sent|take|taking) (?:it|this|that|you|her|him|them|your \w+|the \w+) (?:on |over |through |straight )?(?:to|with|in front of)|\w+s (?:team|people) |(?:she|he|they) (?:ring|rings|calls|call|answers|answer|writes|write|has it|have it)\b|herself|himself|hands of)/u,
  },
  'thinks-over': {
    es: /\b(?:lo (?:pienso|hablo|consulto|miro|veo) (?:con|esta|yo|y|en)|me lo pienso|la compro|lo compro|ya (?:te|le|les) (?:llamo|llamare|dire)|yo (?:le|te|les) llamo|solo (?:era|queria saber)|era eso|(?:ya )?me quedo tranquil|entonces (?:espero|no hago nada))/u,
    en: /\b(?:ill (?:think|talk|speak|ask|look|have a (?:look|think)|do it|sleep|wait|read)|let me think|thats (?:all|what) i (?:needed|wanted)|so i (?:just )?(?:wait|do nothing)|just wanted to know|good to know|i feel less)/u,
  },
  relieved: {
    es: /\b(?:ya (?:quedo|entre|funciona|va|me deja|me sale|esta|no suena|no se mueve)|ahora si|me quedo tranquil|que (?:rapido|facil)|ni se (?:oye|mueve)|resuelto|solucionado|funciona|que alegria|asunto arreglado)/u,
    en: /\b(?:(?:its|and its|thats|it) (?:working|works|gone|fixed|sorted|stopped|in|on)\b|im in\b|that worked|it worked|that was (?:painless|easy|quick)|marvellous|done my|youve (?:just )?(?:done|solved|fixed|sorted)|theres the (?:light|code|picture)|list finished)/u,
  },
  'idea-taken': {
    es: /\b(?:(?:su|tu|la|como|una|esa|por la|de la|buena|es) idea|sugerencia)\b/u,
    en: /\b(?:(?:your|the|an|as an|that|good|this) idea|suggestion)\b/u,
  },
  'wrong-number': {
    es: /\b(?:numero equivocado|me (?:he )?equivo\w+ de numero|no llamaba a|me he confundido)\b/u,
    en: /\b(?:wrong number|didnt mean to (?:call|ring)|i thought this was|meant to (?:call|ring))\b/u,
  },
};

/** Words as the cues are written: small, without accents and apostrophes. */
export const foldedForCues = (text: string): string =>
  text
    .toLocaleLowerCase()
    .normalize('NFD')
    .replace(/\p{M}|['’]/gu, '');
