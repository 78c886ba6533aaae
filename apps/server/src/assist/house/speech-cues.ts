import type { Cue } from '@aliado/domain';

/** Words with which an agent begins to give something for what happened. */
export const givingCues: Cue = {
  by: 'agent',
  es: [
    ...['le abono', 'un abono', 'le compenso', 'compensarle', 'como compensación', 'un detalle', 'una atención'],
    ...['le hago un descuento', 'un descuento de', 'un vale', 'un bono de', 'le devolvemos parte', 'por las molestias'],
  ],
  en: [
    ...['credit you', 'a credit of', 'compensate you', 'as compensation', 'a gesture', 'by way of apology'],
    ...['a discount of', 'give you a discount', 'a voucher', 'for the inconvenience', 'for your trouble'],
  ],
};

/** Words with which a customer asks what they get for what happened. */
export const askingCues: Cue = {
  by: 'customer',
  es: [
    ...['qué me van a dar', 'qué me dan', 'me van a compensar', 'una compensación', 'me compensan', 'indemnización'],
    ...['quién me paga', 'me descuentan', 'un descuento', 'y por las molestias', 'me devuelven algo'],
    ...['qué van a hacer por', 'qué me ofrecen'],
  ],
  en: [
    ...['what do I get', 'what will you give me', 'compensation', 'compensate me', 'who pays me', 'a discount'],
    ...['money off', 'what are you going to do for', 'what can you offer', 'for my trouble', 'for the inconvenience'],
  ],
};
