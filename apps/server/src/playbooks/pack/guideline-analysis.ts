import {
  analyseGuideline,
  minorDigits,
  type ExampleCase,
  type Guideline,
  type GuidelineAnalysis,
} from '@aliado/domain';
import { regionTableOf } from './guideline-regions.ts';
import type { PackFault, PackNotice } from './pack.ts';
import type { Sourced } from './pack-checks.ts';

/** What the analysis of a guideline's table says, on the lines it speaks of. */
export interface AnalysedGuideline {
  /** Rows that contradict each other, and rows that can never count. */
  readonly faults: readonly PackFault[];
  /** Cases without a row, and what could not be analysed. */
  readonly notices: readonly PackNotice[];
}

/** Analyses a guideline's table: are there cases without a row, do rows contradict each other, does each row count somewhere? */
export function analysedGuideline(guideline: Sourced<Guideline>, currency: string): AnalysedGuideline {
  const analysis = analyseGuideline(regionTableOf(guideline.value, minorDigits(currency)));
  return { faults: faultsOf(guideline, analysis), notices: noticesOf(guideline, analysis) };
}

function faultsOf(
  { value, source }: Sourced<Guideline>,
  { overlaps, unreachable, impossible }: GuidelineAnalysis,
): readonly PackFault[] {
  const at = (ruleId: string, reason: string) => {
    const place = value.rules.findIndex(({ id }) => id === ruleId);
    return source.faultAt(['rules', place, 'when'], `rule "${ruleId}" ${reason}`);
  };
  return [
    ...impossible.map(({ ruleId, inputId }) =>
      at(ruleId, `never holds: its test of "${inputId}" passes no value that this can have`),
    ),
    ...overlaps.map(({ ruleIds: [first, second], example }) =>
      at(second, `holds together with "${first}", which "unique" forbids: ${caseInWords(example)}`),
    ),
    ...unreachable.map(({ ruleId, coveredBy }) =>
      at(
        ruleId,
        `never counts: ${inWords(coveredBy)} ${coveredBy.length === 1 ? 'goes' : 'go'} before it whenever it holds`,
      ),
    ),
  ];
}

function noticesOf(
  { source }: Sourced<Guideline>,
  { gaps, unread, isTooLarge, isComplete }: GuidelineAnalysis,
): readonly PackNotice[] {
  const [first] = unread;
  return [
    ...gaps.map((gap) => source.faultAt(['rules'], `no rule covers this case: ${caseInWords(gap)}`)),
    ...(isTooLarge ? [source.faultAt(['rules'], 'the table is too large to be analysed as a whole')] : []),
    ...(first && isComplete !== true
      ? [
          source.faultAt(
            ['rules'],
            `it cannot be told whether every case is covered: rule "${first.ruleId}" tests "${first.inputId}" against what is not a plain value of a fact`,
          ),
        ]
      : []),
  ];
}

const caseInWords = (example: ExampleCase): string =>
  Object.entries(example)
    .map(([input, value]) => `${input} ${value === null ? 'unknown' : JSON.stringify(value)}`)
    .join(', ');

function inWords(ids: readonly string[]): string {
  const quoted = ids.map((id) => `"${id}"`);
  return [quoted.slice(0, -1).join(', '), ...quoted.slice(-1)].filter((part) => part !== '').join(' and ');
}
