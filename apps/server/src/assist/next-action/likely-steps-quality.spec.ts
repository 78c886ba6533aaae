import { resolve } from 'node:path';
import { nobodyKnows, type EntityContext } from '@aliado/domain';
import type { Conversation } from '../../playbooks/pack/conversation-schema.ts';
import { PackReader } from '../../playbooks/pack/pack-reader.ts';
import type { Pack } from '../../playbooks/pack/pack.ts';
import type { CallTurn } from '../call-turn.ts';
import { AnswersHeard } from './answers-heard.ts';
import { flowOf } from './flow.ts';
import { TextReader } from './heard-text.ts';
import { rankedAhead } from './likely-steps.ts';
import { momentOf } from './moment.ts';
import { readFlow } from './read-flow.ts';

const ownPack = resolve(__dirname, '../../../../../packs/casa-lumbre');

/** Words of the agent in written dialogues, with the step of the script that they take; read by a person, the first one begins it. */
const taken: Readonly<Record<string, readonly (readonly [words: string, step: string])[]>> = {
  'es-entrega-fallida-lucia': [
    ['Con razón está', 'apologise'],
    ['El camión salió', 'confirm-order'],
    ['Por la tarde. Se lo pido', 'new-slot'],
    ['Se quedó esperando dos tardes', 'twice'],
    ['abonarle ciento', 'gesture'],
    ['Le repaso', 'recap'],
  ],
  'en-technician-no-show-brian': [
    ['Let me look straight', 'sorry'],
    ['visit RP-61109', 'repair-order'],
    ["workshop's board", 'look'],
    ['slot tomorrow', 'new-visit'],
    ['putting sixty', 'gesture'],
    ['Done. Day after', 'recap'],
  ],
  'es-vibra-lavadora-fermin': [
    ['¿Qué hace?', 'describe'],
    ['tornillos grandes', 'bolts'],
  ],
};

const context: EntityContext = { identifiers: [], country: null, phone: () => null, dayOf: () => '2026-01-01' };

describe('the likely steps in the written dialogues of our own pack', () => {
  let pack: Pack;
  beforeAll(async () => {
    const reading = await new PackReader().read(ownPack);
    if (!reading.pack) throw new Error('our own pack has faults');
    pack = reading.pack;
  });

  /** Where each step that was taken stood among those ahead, by text and order alone, with nothing known of the case. */
  function placesIn({ id, language, labels, turns }: Conversation): readonly number[] {
    const script = pack.scripts.find((one) => one.id === labels.script);
    if (!script) throw new Error(`${id} has no script`);
    const reader = new TextReader(language);
    const flow = readFlow(flowOf(script, language), reader);
    const steps = taken[id] ?? [];
    return steps.slice(1).map(([words, step], place) => {
      const path = steps.slice(0, place + 1).map(([, before]) => before);
      const stepId = path.at(-1) ?? '';
      const frame = { scriptId: script.id, version: script.version, stepId, path: path.slice(0, -1), visited: path };
      const at = turns.findIndex((turn) => turn.speaker === 'agent' && turn.text.includes(words));
      const heard = turns.slice(0, at).flatMap((turn): readonly CallTurn[] => {
        if (turn.speaker === 'customer') return [{ by: 'customer', text: turn.text }];
        return turn.speaker === 'agent' ? [{ by: 'agent', text: turn.text, action: null }] : [];
      });
      const moment = { ...momentOf(heard, reader), taken: path, meant: path, settled: new Set<string>() };
      const inHand = { script, frame, flow, reader, holds: nobodyKnows, answers: new AnswersHeard(context) };
      const ranked = rankedAhead(inHand, { moment, settled: new Map(), now: [] }, null);
      return ranked.findIndex((one) => one.step.id === step);
    });
  }

  it('hold the step that the agent takes among the first three, mostly as the first', () => {
    const places = pack.conversations.filter(({ id }) => id in taken).flatMap(placesIn);
    expect(places).toHaveLength(11);
    expect(places.filter((place) => place < 0 || place > 2)).toEqual([]);
    expect(places.filter((place) => place === 0).length).toBeGreaterThanOrEqual(8);
  });
});
