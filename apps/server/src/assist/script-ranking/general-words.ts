import type { Language } from '@aliado/domain';
import type { HouseWords } from '../text/house-words.ts';

/**
 * What people say in several ways wherever they call, for scripts that nobody has called about yet. A house's own synonyms come
 * first. Kept small: a word belongs here when another house would agree.
 */
export const generalWords: Readonly<Record<Language, HouseWords>> = {
  en: {
    same: groups(`flight, flights, plane, airplane, aeroplane, airline, fly, flying
      taxi, cab, ride, uber, lyft, lift, rides
      apartment, flat, condo, condominium
      hotel, inn, motel, hostel, resort
      doctor, dr, physician
      restaurant, diner, eatery, bistro
      reserve, book, reservation, booking
      organize, organise, arrange, plan
      find, search, seek, locate, looking, discover
      refund, reimburse, reimbursement
      return, exchange
      change, modify, alter, edit, switch, adjust
      cancel, cancellation
      shipping, delivery, deliver, ship, shipment
      package, parcel
      promo, promotion, promotional, coupon, voucher, discount
      price, pricing, cost, costs
      color, colour
      size, sizing
      phone, telephone, cellphone, cell
      password, passcode
      username, login
      subscription, subscribe, subscriber
      purchase, buy, bought
      missing, lost
      spaceship, spacecraft, starship
      meeting, meet
      trivia, quiz
      weather, forecast
      guest, attendee
      invite, invitation, invited
      fraud, fraudulent, scam, theft, thief, stolen, steal, stole, robbed, suspicious, unauthorized, unauthorised, hacked
      sick, ill, unwell
      medication, medicine, meds, pill, prescription`),
    kinds: {
      travel: list('flight taxi trip travel journey'),
      arranging: list('reserve schedule organize appointment'),
      lodging: list('hotel room stay night accommodation'),
      home: list('apartment bedroom rent landlord balcony lease'),
      eating: list('restaurant eat food dinner lunch meal table cuisine dish'),
      celebration: list('party celebrate birthday surprise event'),
      health: list('sick symptom fever cough sore headache dizzy flu pain throat nose stomach doctor hurt'),
      treatment: list('medication instruction dose take'),
      wayfinding: list('direction route lost map navigate way bus walk drive transit'),
      sky: list('weather rain snow sunny temperature hot cloud umbrella'),
      money: list('money cash fund dollar bank account atm debit'),
      crime: list('fraud transfer withdraw transaction card'),
      viewing: list('view see visit tour show'),
      play: list('trivia game play fun'),
      vessel: list('spaceship deck crew captain attack engineering oxygen'),
      entry: list('door lock access unlock enter code inside'),
      life: list('life oxygen air breathe die dying'),
      attendance: list('guest invite attend rsvp host'),
      payment: list('pay payment bill charge fee due billing invoice'),
      speed: list('slow load loading speed lag wait'),
      basket: list('cart checkout basket'),
      garment: list('shirt jeans jacket boots dress clothes item product'),
      stock: list('stock available sold inventory restock'),
      stain: list('stain dirty spot mark'),
      membership: list('member membership level tier status'),
    },
  },
  es: {
    same: groups(`vuelo, vuelos, avion, volar
      taxi, coche, viaje
      departamento, apartamento, piso
      hotel, hostal, posada
      doctor, medico, doctora, medica
      reservar, reserva, reservacion
      buscar, encontrar, localizar
      reembolso, reembolsar, devolucion
      cambiar, cambio, modificar, modificacion
      cancelar, cancelacion, anular, anulacion
      envio, enviar, entrega, entregar, despacho
      paquete, encomienda, bulto
      promocion, cupon, descuento, vale
      precio, costo, coste, costar
      telefono, celular, movil
      contrasena, clave
      suscripcion, suscribir, abono
      comprar, compra
      fraude, robo, robar, estafa, sospechoso
      factura, recibo, boleta
      tecnico, instalador
      averia, falla, fallo, desperfecto`),
    kinds: {
      pago: list('pagar pago factura cobro cargo tarifa deuda'),
      dinero: list('dinero plata saldo banco cuenta tarjeta'),
      cita: list('cita visita turno agendar programar'),
      red: list('internet wifi conexion senal red router modem'),
      lentitud: list('lento cargar velocidad demora'),
      salud: list('enfermo sintoma fiebre tos dolor gripe'),
    },
  },
};

function list(words: string): readonly string[] {
  return words.split(' ');
}

/** One group a line, its words with commas between. */
function groups(lines: string): readonly (readonly string[])[] {
  return lines.split('\n').map((line) => line.trim().split(', '));
}

/** The words of a house, then what is said everywhere; what a house says of a word stands. */
export function withGeneralWords(language: Language, house: HouseWords): HouseWords {
  const general = generalWords[language];
  return { same: [...general.same, ...house.same], kinds: { ...general.kinds, ...house.kinds } };
}
