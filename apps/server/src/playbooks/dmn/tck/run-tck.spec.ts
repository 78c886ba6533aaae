import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aDmnFile } from '../testing/a-dmn-file.ts';
import { runTck } from './run-tck.ts';

/** A file of tests in the kit's form, with our own values. */
const tests = `<testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
  <modelName>gesture.dmn</modelName>
  <labels><label>ours</label></labels>
  ${['6', '1'].map((days) => testCase(days)).join('')}
  <testCase id="none">
    <inputNode name="days late"><value xsi:nil="true"/></inputNode>
    <resultNode name="Gesture"><expected><value xsi:nil="true"/></expected></resultNode>
    <resultNode name="Gone"><expected><value xsi:type="xsd:string">x</value></expected></resultNode>
  </testCase>
  <testCase id="day">
    <inputNode name="days late"><value xsi:type="xsd:date">2026-01-01</value></inputNode>
    <resultNode name="Gesture"><expected><value xsi:nil="true"/></expected></resultNode>
  </testCase>
</testCases>`;

function testCase(days: string): string {
  return `<testCase id="${days}">
    <inputNode name="days late"><value xsi:type="xsd:decimal">${days}</value></inputNode>
    <resultNode name="Gesture"><expected>
      <component name="size"><value xsi:type="xsd:string">large</value></component>
      <component name="euros"><value xsi:type="xsd:decimal">20.0</value></component>
    </expected></resultNode>
    <resultNode name="All"><expected><list><item><value xsi:type="xsd:boolean">true</value></item></list></expected></resultNode>
  </testCase>`;
}

describe('a run of the Technology Compatibility Kit', () => {
  it('says of each decision of each case whether guidelines come to the same, and why where they cannot', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tck-'));
    await writeFile(
      join(folder, 'gesture.dmn'),
      aDmnFile(
        {
          ...{
            name: 'Gesture',
            policy: 'hitPolicy="FIRST"',
            inputs: ['days late'],
            outputs: ['name="size"', 'name="euros"'],
          },
          rows: [
            [['> 3'], ['"large"', '20']],
            [['> 0'], ['"small"', '10']],
          ],
        },
        {
          name: 'All',
          policy: 'hitPolicy="COLLECT"',
          inputs: ['days late'],
          outputs: [''],
          rows: [[['> 3'], ['true']]],
        },
      ),
    );
    await writeFile(join(folder, 'gesture-test-01.xml'), tests);
    const outcomes = await runTck(folder);
    await rm(folder, { recursive: true });
    const file = 'gesture-test-01.xml';
    expect(outcomes).toEqual([
      { file, caseId: '6', decision: 'Gesture', outcome: 'passed', reason: null },
      { file, caseId: '6', decision: 'All', outcome: 'passed', reason: null },
      {
        ...{ file, caseId: '1', decision: 'Gesture', outcome: 'failed' },
        reason: '{"size":"small","euros":10} instead of {"size":"large","euros":20}',
      },
      { file, caseId: '1', decision: 'All', outcome: 'failed', reason: '[] instead of [true]' },
      { file, caseId: 'none', decision: 'Gesture', outcome: 'passed', reason: null },
      { file, caseId: 'none', decision: 'Gone', outcome: 'not-applicable', reason: 'is no decision of the file' },
      {
        ...{ file, caseId: 'day', decision: 'Gesture', outcome: 'not-applicable' },
        reason: 'asks for days late, which is no text, number, flag or null',
      },
    ]);
  });
});
