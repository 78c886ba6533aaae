import type { Language } from '../text/localised.ts';

/**
 * Words by which somebody binds themselves or their house, as they stand in a sentence without case and accents. A sentence with
 * a condition or a question binds nobody.
 */
export const promiseCues: Readonly<Record<Language, RegExp>> = {
  es: /\b(?!la (?:entrega|recogida|llamada|llegada)\b)(?:(?:se )?(?:lo|la|los|las|le|les|te|os) (?:mand|envi|llam|dej|devolv|devuelv|escrib|avis|confirm|respond|entreg|recog|llev|llegar|llega)\w*|(?:lo|la) (?:compruebo|miro|veo|arreglo)|l[ao]? ?(?:tendra|tiene|recibira|recibe)|tendra|recibira|me comprometo|nos comprometemos|(?:le|te|se lo) (?:prometo|aseguro)|vuelvo a llamar\w*|queda (?:para|el)|quedamos|(?:va|van) a (?:llamar\w*|recibir\w*|ir|pasar|llegar\w*|entregar\w*)|(?:pasa|pasara|ira|vendra|sale|llega|llegara|responde|contesta))\b/u,
  en: /\b(?:(?:i|we|they|he|she|it|you)(?: will|ll)|i promise|we promise|you have my word|(?:i am|im|we are|were) (?:sending|calling|ringing|posting|going to)|(?:is|are) (?:going to|coming|booked|due)|(?:comes|arrives|goes out|leaves|answers|calls|rings|gets)|itll|youll|shell|hell)\b/u,
};

/** What makes a sentence no promise: a condition, a question, a denial, a wish. */
export const noPromiseCues: Readonly<Record<Language, RegExp>> = {
  es: /\?|\b(?:si (?:el|la|los|las|le|lo|me|no|quiere|prefiere|sigue|antes)|cuando|quiza|tal vez|no (?:se|le|te|lo|la|puedo|podemos|depende)|podria|podriamos|puede que|a lo mejor|prefiere|quiere|nadie)\b/u,
  en: /\?|\b(?:if|when you|unless|maybe|perhaps|might|could|cant|cannot|wont|not|would you|shall i|do you|nobody)\b/u,
};
