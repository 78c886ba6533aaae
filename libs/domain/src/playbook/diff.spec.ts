import type { AuthorityPolicy } from '../authority/authority-policy.ts';
import type { Guideline, GuidelineRule } from '../guideline/guideline.ts';
import type { Script } from '../script/script.ts';
import type { DraftChange } from '../wire/authoring.ts';
import { diffArticle } from './diff-article.ts';
import { diffAuthority } from './diff-authority.ts';
import { diffGuideline } from './diff-guideline.ts';
import { diffScript } from './diff-script.ts';
import type { Article } from './playbook.ts';

const words = (es: string, en = es) => ({ es, en });
const euros = (amount: number) => ({ amount: amount * 100, currency: 'EUR' });
/** Sums with ordinary spaces, for whoever reads the spec. */
const said = (changes: readonly DraftChange[]) =>
  changes.map(({ path, words: { es, en } }) => [path, es, en].map((text) => text.replaceAll('\u00a0', ' ')));

const rule = (id: string, amount: number): GuidelineRule => ({
  id,
  when: ['>= 2', '-'],
  then: [{ remedy: 'credit', limit: euros(amount) }],
  because: words(`Porque ${id}.`, `Because ${id}.`),
});

const guideline: Guideline = {
  ...{ id: 'late', version: 3, name: words('Retraso', 'Delay'), matters: ['delivery.late'], owner: 'experience' },
  ...{ why: words('Por qué', 'Why'), effectiveFrom: '2026-01-01', hitPolicy: 'first' },
  inputs: [
    { id: 'failed', label: words('Entregas fallidas', 'Failed deliveries'), expression: 'order.failedDeliveries' },
    { id: 'tier', label: words('Nivel', 'Tier'), expression: 'customer.tier' },
  ],
  rules: [rule('twice', 120), rule('once', 40), rule('otherwise', 10)],
};

const [twice, once, otherwise] = guideline.rules as [GuidelineRule, GuidelineRule, GuidelineRule];
const withRules = (rules: readonly GuidelineRule[]) =>
  said(diffGuideline(guideline, { ...guideline, version: 4, rules }));

describe('what a draft of a guideline changes', () => {
  it('is nothing when only its version is another', () => {
    expect(diffGuideline(guideline, { ...guideline, version: 4 })).toEqual([]);
  });

  it('names a limit with both sums', () => {
    expect(withRules([{ ...twice, then: [{ remedy: 'credit', limit: euros(150) }] }, once, otherwise])).toEqual([
      [
        'rules.0.then.0.limit',
        'Regla «Porque twice»: el límite de abono pasa de 120,00 € a 150,00 €',
        'Rule “Because twice”: the limit of the credit goes from €120.00 to €150.00',
      ],
    ]);
  });

  it('calls a rule that does not say why it exists by its row', () => {
    const silent = { ...once, because: words(' ') };
    const changes = diffGuideline(
      { ...guideline, rules: [twice, silent] },
      { ...guideline, rules: [twice, { ...silent, when: ['1', '-'] }] },
    );
    expect(said(changes).map(([, ...both]) => both)).toEqual([
      [
        'Regla de la fila 2: la condición de «Entregas fallidas»: pasa de «>= 2» a «1»',
        'Rule in row 2: the condition on “Failed deliveries”: from “>= 2” to “1”',
      ],
    ]);
  });

  it('names rules that come, go and move; the fewest that explain the order', () => {
    expect(withRules([otherwise, twice, once, rule('often', 200)])).toEqual([
      [
        'rules.0',
        'La regla «Porque otherwise» pasa del lugar 3 al 1',
        'Rule “Because otherwise” moves from place 3 to 1',
      ],
      [
        'rules.3',
        'Se añade la regla «Porque often» en el lugar 4: abono hasta 200,00 €',
        'Rule “Because often” is added in place 4: credit up to €200.00',
      ],
    ]);
    expect(withRules([twice, otherwise])).toEqual([
      ['rules', 'Se quita la regla «Porque once»', 'Rule “Because once” is removed'],
    ]);
  });

  it('finds conditions again by what they look at, wherever its column stands', () => {
    const [failed, tier] = guideline.inputs;
    const turned: Guideline = {
      ...guideline,
      inputs: [tier, failed].flatMap((input) => input ?? []),
      rules: [
        { ...twice, when: ['"plus"', '>= 2'] },
        { ...once, when: ['-', '>= 2'] },
        { ...otherwise, when: ['-', '>= 2'] },
      ],
    };
    expect(said(diffGuideline(guideline, turned))).toEqual([
      [
        'rules.0.when.0',
        'Regla «Porque twice»: la condición de «Nivel»: pasa de «-» a «"plus"»',
        'Rule “Because twice”: the condition on “Tier”: from “-” to “"plus"”',
      ],
    ]);
  });

  it('names remedies, who decides, words and checks', () => {
    const changed: GuidelineRule = {
      ...twice,
      then: [
        { remedy: 'credit', limit: euros(120), proposed: euros(60), decides: 'supervisor' },
        { remedy: 'expedite' },
      ],
      say: words('Le abono', 'I credit'),
      checks: [words('Fecha aceptada', 'Date accepted')],
      because: words('Porque sí', 'Because twice.'),
    };
    expect(withRules([changed, once, otherwise]).map(([, es]) => es)).toEqual([
      'Regla «Porque twice»: ahora permite adelanto',
      'Regla «Porque twice»: lo que se propone de abono pasa de sin importe a 60,00 €',
      'Regla «Porque twice»: abono: ahora decide supervisión',
      'Regla «Porque twice»: lo que se dice al cliente: se añade «Le abono»',
      'Regla «Porque twice»: antes de darlo: se añade «Fecha aceptada»',
      'Regla «Porque twice»: por qué existe en español: pasa de «Porque twice.» a «Porque sí»',
    ]);
  });

  it('names what is looked at, the head and what is never done', () => {
    const [failed] = guideline.inputs;
    const changed: Guideline = {
      ...guideline,
      ...{
        matters: ['delivery.failed'],
        effectiveTo: '2027-01-01',
        never: [words('Dinero sin fecha', 'Money without a date')],
      },
      inputs: failed ? [failed] : [],
      rules: guideline.rules.map((each) => ({ ...each, when: each.when.slice(0, 1) })),
    };
    expect(said(diffGuideline(guideline, changed)).map(([, , en]) => en)).toEqual([
      'Matters: “delivery.failed” added',
      'Matters: “delivery.late” removed',
      'Holds until: added “2027-01-01”',
      '“Tier” is no longer looked at',
      'What is never done: added “Money without a date”',
    ]);
  });
});

const script: Script = {
  ...{ id: 'failed', version: 9, name: words('Entrega', 'Delivery'), matter: 'delivery.failed', owner: 'experience' },
  triggers: { es: ['no llegó'], en: ['never came'] },
  start: 'sorry',
  steps: [
    { id: 'sorry', kind: 'say', tick: words('Disculpa', 'Sorry'), text: words('Perdone', 'Sorry'), next: 'why' },
    {
      ...{ id: 'why', kind: 'decide', tick: words('Motivo', 'Cause'), text: words('¿Por qué?', 'Why?') },
      options: [
        { id: 'ours', label: words('Nuestro', 'Ours'), next: 'end' },
        { id: 'absent', label: words('Nadie', 'Nobody'), next: 'end' },
      ],
    },
    { id: 'end', kind: 'close', tick: words('Fin', 'End'), text: words('Adiós', 'Bye'), disposition: 'promised' },
  ],
};

describe('what a draft of a script changes', () => {
  const [sorry, why, end] = script.steps;

  it('names steps that come, go and lead elsewhere', () => {
    const offer = {
      ...{ id: 'gesture', kind: 'offer', tick: words('Gesto', 'Gesture'), text: words('Un gesto', 'A gesture') },
      ...{ guideline: 'late', next: 'end' },
    } as const;
    const steps = [sorry, offer, end].flatMap((step) =>
      step ? [{ ...step, ...(step === sorry && { next: 'gesture' }) }] : [],
    );
    expect(said(diffScript(script, { ...script, steps: steps as Script['steps'] }))).toEqual([
      ['steps', 'Se quita el paso «why» (Motivo)', 'Step “why” (Cause) is removed'],
      [
        'steps.0.next',
        'Paso «sorry»: sigue en: pasa de «why» a «gesture»',
        'Step “sorry”: goes on to: from “why” to “gesture”',
      ],
      ['steps.1', 'Se añade el paso «gesture» (ofrecer: Gesto)', 'Step “gesture” (offer: Gesture) is added'],
    ]);
  });

  it('names ways, phrases, words and endings', () => {
    const changed: Script = {
      ...script,
      triggers: { es: ['no llegó', 'no vino'], en: [] },
      steps: script.steps.map((step) => {
        if (step.kind === 'decide') {
          const [ours] = step.options;
          return { ...step, options: ours ? [{ ...ours, when: 'order.daysLate > 2' }] : [] };
        }
        return step.kind === 'close'
          ? { ...step, disposition: 'solved' }
          : { ...step, text: words('Lo siento', 'Sorry') };
      }),
    };
    expect(said(diffScript(script, changed)).map(([, es]) => es)).toEqual([
      'Frases que lo llaman en español: se añade «no vino»',
      'Frases que lo llaman en inglés: se quita «never came»',
      'Paso «sorry»: texto en español: pasa de «Perdone» a «Lo siento»',
      'Paso «why»: se quita la salida «Nadie»',
      'Paso «why»: la salida «ours» es probable si: se añade «order.daysLate > 2»',
      'Paso «end»: cierre que propone: pasa de «promised» a «solved»',
    ]);
    expect(diffScript(changed, changed)).toEqual([]);
    expect(why?.kind).toBe('decide');
  });
});

describe('what a draft of an article changes', () => {
  it('names its head and the lines that come and go', () => {
    const article: Article = {
      ...{ id: 'slots', language: 'es', version: 2, title: 'Franjas', matters: ['delivery.late'], readMinutes: 1 },
      body: '## Qué\nUno.\n\nDos.',
    };
    expect(said(diffArticle(article, { ...article, title: 'Horas', body: '## Qué\nUno.\n\nTres.' }))).toEqual([
      ['title', 'Título: pasa de «Franjas» a «Horas»', 'Title: from “Franjas” to “Horas”'],
      ['body', 'Se quita «Dos.»', '“Dos.” is removed'],
      ['body', 'Se añade «Tres.»', '“Tres.” is added'],
    ]);
  });
});

describe('what a draft of the authority changes', () => {
  const policy: AuthorityPolicy = {
    version: 1,
    limits: [{ id: 'agents', for: { roles: ['agent'] }, remedies: ['credit'], perDecision: euros(60) }],
    budgets: [{ id: 'north', name: words('Norte', 'North'), teams: ['north'], amount: euros(500), period: 'week' }],
    ...{ exclusions: [], never: [], goodwill: ['gesture'], rates: [] },
    ...{ answerWithinSeconds: 60, undoWithinSeconds: 30, reservationSeconds: 120 },
  };

  it('names limits, budgets, bans and times', () => {
    const changed: AuthorityPolicy = {
      ...policy,
      limits: [
        {
          id: 'agents',
          for: { roles: ['agent'], tenureMonths: 6 },
          remedies: ['credit', 'refund'],
          perDecision: euros(80),
        },
        { id: 'leads', for: {}, remedies: ['credit'], perDecision: euros(300) },
      ],
      budgets: [],
      never: [{ id: 'twice', remedies: ['credit'], when: 'true', because: words('Ya se dio', 'Given before') }],
      answerWithinSeconds: 90,
    };
    expect(said(diffAuthority(policy, changed)).map(([, es]) => es)).toEqual([
      'Límite «agents»: lo que cabe en una decisión pasa de 60,00 € a 80,00 €',
      'Límite «agents»: soluciones: se añade «devolución»',
      'Límite «agents»: para quién: se añade «tenureMonths: 6»',
      'Se añade el límite «leads»: 300,00 € por decisión',
      'Presupuesto «Norte»: se quita',
      'Se prohíbe «twice» (Ya se dio)',
      'Tiempo para contestar: pasa de «60 s» a «90 s»',
    ]);
    expect(diffAuthority(policy, policy)).toEqual([]);
  });
});

describe('a draft that retires a part, or brings it back', () => {
  it('says so with the reason', () => {
    const retired = { ...guideline, retired: 'Lo lleva la tienda.' };
    expect(said(diffGuideline(guideline, retired))).toEqual([
      ['retired', 'Se retira: «Lo lleva la tienda.»', 'It is retired: “Lo lleva la tienda.”'],
    ]);
    expect(said(diffGuideline(retired, guideline))).toEqual([['retired', 'Vuelve a ofrecerse', 'It is offered again']]);
  });
});
