import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { entitiesIn, fieldValueOf, redactWords, textsRemembered, type Entity, type SaidLine } from '@aliado/domain';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { parse } from 'yaml';
import type { Conversation } from './pack/conversation-schema.ts';
import type { PackOrganisation } from './pack/organisation-schema.ts';

const pack = resolve(__dirname, '../../../../packs/casa-lumbre');
const read = <T>(file: string): T => parse(readFileSync(join(pack, file), 'utf8')) as T;
const { identifiers = [] } = read<PackOrganisation>('pack.yaml');
const wednesday = '2026-11-18';

/** What is found in a conversation that is held on Wednesday 18 November 2026, its words redacted as they are stored. */
function foundIn({ turns, from }: Conversation): readonly Entity[] {
  const country = parsePhoneNumberFromString(from ?? '')?.country ?? 'ES';
  const context = {
    ...{ identifiers, country, dayOf: () => wednesday },
    phone: (said: string) => {
      const number = parsePhoneNumberFromString(said, country);
      return number?.isValid() === true ? number.number : null;
    },
  };
  const lines: SaidLine[] = [];
  return turns.flatMap((turn, index) => {
    if (turn.speaker !== 'agent' && turn.speaker !== 'customer') return [];
    const own = lines.filter(({ participantId }) => participantId === turn.speaker).map(({ text }) => text);
    const { text } = redactWords(turn.text, { before: own.slice(-textsRemembered), patterns: [] });
    lines.push({ sequence: index + 1, participantId: turn.speaker, text, startedAt: index * 4_000 });
    return entitiesIn(lines, context);
  });
}

const named = (entity: Entity) => `${entity.kind === 'identifier' ? entity.of : entity.kind} ${fieldValueOf(entity)}`;
const isMoment = ({ kind }: Entity) => kind === 'date' || kind === 'time';

/** All that is worth offering in them, but for days and hours; a conversation that is not here has none. */
const expected: Readonly<Record<string, readonly string[]>> = {
  'en-account-access-graham': ['postal-code 03730', 'email graham.pike@example.com', 'email gpikejavea@example.org'],
  'en-dented-fridge-jack': ['order PD-61122', 'money 89 EUR'],
  'en-double-charge-oven-yasmin': ['money 549 EUR', 'order PD-61110'],
  'en-idea-lorry-on-map-nora': ['order PD-61123', 'money 900 EUR', 'money 20 EUR'],
  'en-idea-second-life-harriet': ['money 45 EUR'],
  'en-instalments-fridge-marcus': ['money 5299000 COP'],
  'en-invoice-architects-callum': ['order PD-61102', 'invoice F-2026-61102', 'email priya@reid-marsh.example'],
  'en-mother-microwave-pickup-alison': ['order PD-61115', 'money 29 EUR'],
  'en-moving-house-grace': ['order PD-61119', 'money 479 EUR', 'money 29 EUR'],
  'en-no-script-ring-in-drum-emily': ['order PD-61127'],
  'en-order-status-dryer-sophie': ['order PD-61105'],
  'en-refund-or-pending-kwame': ['order PD-61117'],
  'en-reschedule-slot-hannah': ['order PD-61101'],
  'en-return-or-warranty-margaret': ['order PD-61113'],
  'en-second-failed-delivery-rachel': ['order PD-61108', 'money 120 EUR', 'money 120 EUR'],
  'en-supervisor-hose-leak-claire': ['order PD-61131', 'money 49 EUR'],
  'en-supervisor-installer-remark-daniel': ['money 20 EUR'],
  'en-technician-no-show-brian': ['repair RP-61109', 'money 60 EUR', 'money 60 EUR', 'money 60 EUR'],
  'en-three-things-olivia': ['order PD-61118'],
  'en-unknown-gas-smell-holiday-flat': ['name Laura'],
  'en-unknown-student-flat-ben': ['money 300 EUR'],
  'en-unknown-wrong-messages': ['repair RP-61190', 'repair RP-61190'],
  'en-wrong-washer-peter': ['order PD-61114', 'order PD-61141', 'order PD-61114'],
  'es-caldera-contador-inaki': ['invoice F-2026-04117', 'money 45 EUR', 'money 45 EUR', 'money 45 EUR'],
  'es-cargo-retenido-teresa': ['order PD-44946'],
  'es-cita-instalacion-ines': ['order PD-44901', 'money 69 EUR'],
  'es-entrega-fallida-lucia': [
    'order PD-44718',
    'money 489 EUR',
    'money 200 EUR',
    'money 150 EUR',
    'money 220 EUR',
    'money 220 EUR',
  ],
  'es-estado-pedido-mauricio': ['order PD-44933'],
  'es-factura-empresa-rosa': ['order PD-44210'],
  'es-idea-aviso-diego': ['repair RP-20455'],
  'es-idea-codigo-hernan': ['phone +573005550121', 'phone +573005550121'],
  'es-idea-tornillos-raquel': ['order PD-44830'],
  'es-lavavajillas-golpe-amparo': ['order PD-44890', 'order PD-44912', 'name Nayeli Robles'],
  'es-mudanza-cancelar-valeria': ['order PD-44925', 'order PD-44610'],
  'es-pedido-equivocado-yolanda': ['order PD-44871'],
  'es-plazos-tarjeta-aurelio': ['money 1290 EUR', 'money 215 EUR'],
  'es-queja-trato-marisol': ['order PD-44802'],
  'es-reembolso-microondas-hector': ['order PD-43955'],
  'es-sin-guion-celular-adriana': ['order PD-44964'],
  'es-supervisora-devolucion-nerea': ['order PD-44102', 'money 329 EUR'],
  'es-supervisora-secadora-nuria': ['order PD-44590', 'money 80 EUR'],
  'es-tecnico-no-vino-gonzalo': ['repair RP-20418', 'money 60 EUR', 'money 104 EUR', 'money 60 EUR'],
};

const moments: Readonly<Record<string, readonly string[]>> = {
  'en-reschedule-slot-hannah': [
    'tomorrow: 2026-11-19',
    'Friday: 2026-11-20',
    'the day after tomorrow: 2026-11-20',
    'Day after tomorrow: 2026-11-20',
    'ten in the morning: 10:00',
    'eight in the evening: 20:00',
    'at five: 17:00',
    'Day after tomorrow: 2026-11-20',
    'tomorrow: 2026-11-19',
  ],
  'es-entrega-fallida-lucia': [
    'ayer: 2026-11-17',
    'jueves: 2026-11-19',
    'lunes: 2026-11-23',
    'lunes: 2026-11-23',
    'Este jueves: 2026-11-19',
    'jueves: 2026-11-19',
    'Ayer: 2026-11-17',
    'a las doce y veinte: 12:20',
    'hoy: 2026-11-18',
    'a las once: 11:00',
    'este jueves: 2026-11-19',
    'jueves: 2026-11-19',
    'hoy: 2026-11-18',
    'jueves: 2026-11-19',
    'a las siete: 19:00',
    'jueves: 2026-11-19',
    'jueves: 2026-11-19',
  ],
};

describe('the conversations of our own pack', () => {
  const files = readdirSync(join(pack, 'conversations'));
  const conversations = files.map((file) => read<Conversation>(`conversations/${file}`));

  it('hold the numbers, addresses, sums and names that are worth offering, and no others', () => {
    const found = conversations.map(
      (one) =>
        [
          one.id,
          foundIn(one)
            .filter((entity) => !isMoment(entity))
            .map(named),
        ] as const,
    );
    expect(Object.fromEntries(found.filter(([, entities]) => entities.length > 0))).toEqual(expected);
  });

  it.each(Object.keys(moments))('tell the days and hours of %s', (id) => {
    const conversation = conversations.find((one) => one.id === id);
    const found = conversation ? foundIn(conversation).filter(isMoment) : [];
    expect(found.map((entity) => `${entity.words}: ${fieldValueOf(entity)}`)).toEqual(moments[id]);
  });
});
