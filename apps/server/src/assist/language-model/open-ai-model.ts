import type { DurationMs } from '@aliado/domain';
import { Circuit, type CircuitLimits } from '../../platform/circuit.ts';
import { LanguageModel, type ModelQuestion } from './language-model.ts';
import { streamedAnswer, type AnswerLimits } from './streamed-answer.ts';

/** What comes later than this is not wanted any more. */
const patienceMs: DurationMs = 2_000;

const usualLimits: AnswerLimits & CircuitLimits = {
  ...{ bytes: 512 * 1_024, pieces: 2_000 },
  ...{ atOnce: 8, failuresInRow: 3, restFor: 30_000 },
};

/** Any server that speaks the chat completions of OpenAI, streamed. */
export class OpenAiModel extends LanguageModel {
  readonly name: string;
  private readonly circuit: Circuit;

  constructor(
    private readonly settings: { readonly url: string; readonly name: string; readonly key: string | null },
    private readonly now: () => number,
    private readonly patience: DurationMs = patienceMs,
    private readonly limits = usualLimits,
  ) {
    super();
    this.name = settings.name;
    this.circuit = new Circuit(limits);
  }

  async ask(question: ModelQuestion, stale: AbortSignal): Promise<string | null> {
    if (stale.aborted || !this.circuit.mayCall(this.now())) return null;
    let answer: string | null = null;
    try {
      answer = await this.answer(question, AbortSignal.any([stale, AbortSignal.timeout(this.patience)]));
    } catch {
      answer = null; // the network failed, time was up, or nobody wants it any more: all the same to who asks
    } finally {
      this.circuit.ended(stale.aborted ? null : answer !== null, this.now());
    }
    return answer;
  }

  private async answer({ instructions, data, schema }: ModelQuestion, signal: AbortSignal): Promise<string | null> {
    const { url, name: model, key } = this.settings;
    const messages = [
      { role: 'system', content: instructions },
      { role: 'user', content: data },
    ];
    const format = { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema } };
    const response = await fetch(`${url.replace(/\/+$/, '')}/chat/completions`, {
      method: 'POST',
      headers: {
        ...{ accept: 'text/event-stream', 'content-type': 'application/json' },
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({
        ...{ model, messages, stream: true, temperature: 0 },
        ...{ max_tokens: this.limits.pieces, response_format: format },
      }),
      signal,
      redirect: 'error', // the key goes nowhere else
    });
    if (!response.ok || !response.body) {
      await response.body?.cancel();
      return null;
    }
    return streamedAnswer(response.body, this.limits);
  }
}
