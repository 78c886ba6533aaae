import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PackReader } from './pack-reader.ts';

const ownPack = resolve(__dirname, '../../../../../packs/casa-lumbre');
const reader = new PackReader();

describe('reading a pack', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pack-'));
    await cp(ownPack, folder, { recursive: true });
  });

  afterEach(() => rm(folder, { recursive: true }));

  async function afterChange(file: string, from: string | RegExp, to: string) {
    const text = await readFile(join(folder, file), 'utf8');
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    await writeFile(join(folder, file), changed);
    const { pack, faults } = await reader.read(folder);
    expect(pack === null).toBe(faults.length > 0);
    return faults.map((fault) => `${fault.file}:${fault.line} ${fault.reason}`);
  }

  /** The line in which a text stands first. */
  async function lineOf(file: string, part: string): Promise<number> {
    const [before = ''] = (await readFile(join(folder, file), 'utf8')).split(part);
    return before.split('\n').length;
  }

  it('takes our own pack without a fault', async () => {
    const { pack, faults } = await reader.read(ownPack);
    expect(faults).toEqual([]);
    expect(pack?.organisation.name).toEqual({ es: 'Casa Lumbre', en: 'Casa Lumbre' });
    expect(pack?.scripts.find(({ id }) => id === 'failed-delivery')).toMatchObject({ version: 11, start: 'apologise' });
    expect(pack?.articles.find(({ id, language }) => id === 'refund-times' && language === 'es')?.body).toMatch(
      /^## Lo que hay que saber/,
    );
  });

  it('takes a pack without synonyms, and none in which a word stands twice', async () => {
    expect(await afterChange('synonyms.yaml', '[lavadora, lavarropas', '[lavadora, nevera')).toEqual([
      'synonyms.yaml:6 the word "nevera" stands here twice',
    ]);
    expect(await afterChange('synonyms.yaml', '[lavadora, nevera', '[la lavadora, nevera')).toContainEqual(
      expect.stringContaining('must be one word'),
    );
    await rm(join(folder, 'synonyms.yaml'));
    expect((await reader.read(folder)).pack?.synonyms).toBeNull();
  });

  it('reads the mood of customers only where they are told of it', async () => {
    expect(await afterChange('pack.yaml', /\nmoodAnnouncement:\n.*\n.*\n/, '\n')).toEqual([
      expect.stringMatching(/^pack\.yaml:\d+ mood: is read only where customers are told of it/),
    ]);
    expect(await afterChange('pack.yaml', '\nmood: on\n', '\nmood: off\n')).toEqual([]);
    expect(await afterChange('pack.yaml', '\nmood: off\n', '\nmood: often\n')).toEqual([
      expect.stringMatching(/^pack\.yaml:\d+ mood: Invalid option/),
    ]);
  });

  it('names file, line and reason of a key that nobody knows', async () => {
    expect(await afterChange('guidelines/late-delivery-gesture.yaml', 'hitPolicy: first', 'hitpolicy: first')).toEqual([
      'guidelines/late-delivery-gesture.yaml:1 hitPolicy: Invalid option: expected one of "unique"|"first"|"priority"|"collect"|"rule-order"',
      'guidelines/late-delivery-gesture.yaml:10 the key "hitpolicy" is not known here',
    ]);
  });

  it.each([
    ['from: "09:00", to: "21:00"', 'from: "21:00", to: "09:00"', 'must be after from'],
    ['from: "09:00", to: "21:00"', 'from: "9", to: "21:00"', 'must be an hour, as in 09:00'],
    ['days: [sun]', 'days: [sunday]', 'Invalid option'],
  ])('takes opening hours that there are: not %s as %s', async (from, to, reason) => {
    expect(await afterChange('pack.yaml', from, to)).toContainEqual(expect.stringContaining(reason));
  });

  it.each([
    ['example: PD-44718', 'example: PD-4471', ':\\d+ identifiers.0.example: must be written as the pattern says'],
    ['pattern: "PD-#####"', 'pattern: "(PD-#+)+"', ':\\d+ identifiers.0.pattern: must be made of #, @, letters'],
    [
      'pattern: "PD-#####", example: PD-44718',
      'pattern: "PD-##", example: PD-44',
      ':\\d+ identifiers.0.pattern: must have three #',
    ],
    [
      'pattern: "CL-######", example: CL-190312',
      'pattern: "PD-#####", example: PD-12345',
      ':\\d+ the pattern "PD-#####" stands here twice',
    ],
  ])('takes formats of numbers that can be told apart: not %s as %s', async (from, to, reason) => {
    expect(await afterChange('pack.yaml', from, to)).toContainEqual(expect.stringMatching(`^pack\\.yaml${reason}`));
  });

  it('names the line of what is no YAML', async () => {
    const [fault] = await afterChange('pack.yaml', 'currency: EUR', 'currency: [EUR');
    expect(fault).toMatch(/^pack\.yaml:\d+ Flow sequence/);
  });

  it.each([
    [
      'pack.yaml',
      'matters: [sales.advice,',
      'matters: [sales.counsel,',
      ':here there is no matter "sales.counsel" in this pack',
    ],
    [
      'scripts/failed-delivery.yaml',
      'team: transport,',
      'team: trains,',
      ':here there is no team "trains" in this pack',
    ],
    [
      'scripts/failed-delivery.yaml',
      'guideline: late-delivery-gesture',
      'guideline: none-such',
      ':here there is no guideline "none-such" in this pack',
    ],
    [
      'scripts/failed-delivery.yaml',
      'matter: delivery.failed',
      'matter: delivery.lost',
      ':4 there is no matter "delivery.lost" in this pack',
    ],
    [
      'scripts/failed-delivery.yaml',
      'order.failedDeliveries > 0',
      'order.failedDeliveries >',
      ':here steps.2.options.0.when: is not FEEL',
    ],
    [
      'scripts/failed-delivery.yaml',
      'order.failedDeliveries > 0',
      'order.failures > 0',
      ':here steps.2.options.0.when: speaks of "order.failures", which is not known',
    ],
    [
      'scripts/failed-delivery.yaml',
      'id: failed-delivery',
      'id: failed',
      ':1 id: must be "failed-delivery", as the file is named',
    ],
    ['scripts/failed-delivery.yaml', 'start: apologise', 'start: begin', ':here start: there is no step "begin"'],
    [
      'scripts/failed-delivery.yaml',
      'order.failedDeliveries >= 2',
      'values.nobodyAsks = 2',
      ':here steps.4.when: speaks of "values.nobodyAsks", which is not known',
    ],
    [
      'scripts/failed-delivery.yaml',
      'action: order-status',
      'action: order-state',
      ':here there is no action "order-state": there are customer-orders, order-status, create-ticket',
    ],
    [
      'scripts/failed-delivery.yaml',
      'deliveryStatus: statusWords',
      'deliveryStatus: mood',
      ':here "order-status" gives no "mood"',
    ],
    [
      'scripts/failed-delivery.yaml',
      'script: while-waiting',
      'script: refund-status',
      ':here "refund-status" is no part of others: it has no isPart',
    ],
    [
      'scripts/failed-delivery.yaml',
      'id: recap\n    words',
      'id: owner\n    words',
      ':here the item "owner" stands in the checklist twice',
    ],
    [
      'scripts/while-waiting.yaml',
      '    kind: say\n    tick: { es: "Lo que',
      '    kind: script\n    script: while-waiting\n    tick: { es: "Lo que',
      ':36 comes to itself again: while-waiting > while-waiting',
    ],
    [
      'scripts/instalments.yaml',
      'Le leo las condiciones.',
      'Le leo, {{customer.givenName|usted}}.',
      ':here a read-out says {{customer.givenName}} as it is: it has no words to fall back on',
    ],
    ['scripts/failed-delivery.yaml', '{{order.number|', '{{order.no|', ':here nothing is known as {{order.no}}'],
    [
      'guidelines/late-delivery-gesture.yaml',
      "['>= 2', '-', '-']",
      "['>= 2', '-']",
      ':31 rule "twice" has 2 tests for 3 inputs',
    ],
    [
      'guidelines/late-delivery-gesture.yaml',
      'currency: EUR',
      'currency: USD',
      ':19 the limit is in USD, the organisation counts in EUR',
    ],
    [
      'articles/refund-times.es.md',
      'refund.status',
      'refund.state',
      ':5 there is no matter "refund.state" in this pack',
    ],
    [
      'conversations/es-entrega-fallida-lucia.yaml',
      'queue: deliveries',
      'queue: trains',
      ':6 there is no queue "trains" in this pack',
    ],
  ])('finds what is wrong in %s: %s → %s', async (file, from, to, expected) => {
    const here = await lineOf(file, from);
    const faults = await afterChange(file, from, to);
    expect(faults[0]).toContain(`${file}${expected.replace(':here', `:${here}`)}`);
  });

  it('asks for every article in both languages', async () => {
    await rm(join(folder, 'articles/refund-times.en.md'));
    const { faults } = await reader.read(folder);
    expect(faults).toEqual([
      { file: 'articles/refund-times.es.md', line: 2, path: 'id', reason: 'has no refund-times.en.md beside it' },
    ]);
  });

  it('says so when a folder is no pack', async () => {
    await rm(join(folder, 'pack.yaml'));
    expect(await reader.read(folder)).toMatchObject({ pack: null });
  });
});
