/** A decision table as other tools write it: nothing of ours in it. */
export interface ForeignTable {
  readonly name?: string;
  /** Attributes of the table, as in `hitPolicy="FIRST"`. */
  readonly policy?: string;
  /** FEEL expressions. */
  readonly inputs: readonly string[];
  /** What stands inside of each output, with its attributes before a `|`, as in `name="remedy"|<outputValues>…`. */
  readonly outputs: readonly string[];
  /** Tests and outputs of each row. */
  readonly rows: readonly (readonly [readonly string[], readonly string[]])[];
  /** What stands in the decision before its table. */
  readonly before?: string;
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const textOf = (tag: string, text: string): string => `<${tag}><text>${escaped(text)}</text></${tag}>`;

/** The text of a DMN 1.5 file with one decision for each table. */
export function aDmnFile(...tables: readonly ForeignTable[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="d" name="d" namespace="urn:x">
${tables.map(decisionOf).join('\n')}
</definitions>`;
}

function decisionOf(table: ForeignTable, place: number): string {
  const { name = 'Gesture', policy = '', inputs, outputs, rows, before = '' } = table;
  const columns = outputs.map((output) => {
    const [attributes = '', inside = ''] = output.split('|');
    return `<output ${attributes}>${inside}</output>`;
  });
  const rules = rows.map(([tests, results]) =>
    [
      '<rule>',
      ...tests.map((test) => textOf('inputEntry', test)),
      ...results.map((result) => textOf('outputEntry', result)),
      '</rule>',
    ].join(''),
  );
  return `<decision id="decision${place + 1}" name="${name}">${before}
    <decisionTable ${policy}>
      ${inputs.map((input) => `<input label="${input}">${textOf('inputExpression', input)}</input>`).join('')}
      ${columns.join('')}
      ${rules.join('\n')}
    </decisionTable>
  </decision>`;
}
