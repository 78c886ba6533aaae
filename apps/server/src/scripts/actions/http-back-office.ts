import { setTimeout as pause } from 'node:timers/promises';
import type { ActionFailure, ActionOutcome, DurationMs } from '@aliado/domain';
import { actionOf, type Action, type ActionRequest } from './action.ts';
import { BackOffice, type BackOfficeQuestion } from './back-office.ts';
import { boundedText } from './bounded-text.ts';
import { Circuit } from '../../platform/circuit.ts';

/** How long an agent can be kept waiting, and how often it is tried within that. */
export interface Patience {
  readonly perTry: DurationMs;
  /** Pauses before the second try and the ones after it; a try more than pauses. */
  readonly pauses: readonly DurationMs[];
}

const usualPatience: Patience = { perTry: 3_000, pauses: [250, 750] };
const usualLimits = { atOnce: 20, failuresInRow: 5, restFor: 15_000 };

/** Larger answers are none that was agreed on, characters. */
const answerLimit = 256 * 1_024;

/** Those of HTTP that say "later". */
const passing: ReadonlySet<number> = new Set([408, 425, 429, 502, 503, 504]);

type Try =
  { readonly outcome: ActionOutcome } | { readonly failed: Extract<ActionFailure, 'timed-out' | 'unreachable'> };

/**
 * The back office over HTTP and JSON. Requests carry the shared secret as a bearer token, and an idempotency key: what only
 * reads may be repeated, and what changes something is repeated because whoever answers knows the key.
 */
export class HttpBackOffice extends BackOffice {
  private readonly circuit: Circuit;

  constructor(
    private readonly settings: { readonly url: string; readonly secret: string | null },
    private readonly now: () => number,
    private readonly patience: Patience = usualPatience,
    limits = usualLimits,
  ) {
    super();
    this.circuit = new Circuit(limits);
  }

  async ask(question: BackOfficeQuestion): Promise<ActionOutcome> {
    const action = actionOf(question);
    if (!action) return { failed: 'refused' };
    if (!this.circuit.mayCall(this.now())) return { failed: 'resting' };
    let isUp = false;
    try {
      const last = await this.tryOften(action, question);
      isUp = 'outcome' in last;
      return 'outcome' in last ? last.outcome : last;
    } finally {
      this.circuit.ended(isUp, this.now());
    }
  }

  private async tryOften(action: Action, question: BackOfficeQuestion): Promise<Try> {
    const request = action.request(question.told);
    let last = await this.tryOnce(action, request, question);
    for (const wait of this.patience.pauses) {
      if ('outcome' in last) return last;
      await pause(wait);
      last = await this.tryOnce(action, request, question);
    }
    return last;
  }

  private async tryOnce(action: Action, request: ActionRequest, question: BackOfficeQuestion): Promise<Try> {
    try {
      const response = await fetch(new URL(request.path, withSlash(this.settings.url)), {
        method: request.method,
        headers: this.headersFor(question),
        signal: AbortSignal.timeout(this.patience.perTry),
        redirect: 'error', // the secret goes nowhere else
        ...(request.method === 'POST' ? { body: JSON.stringify(request.body) } : {}),
      });
      if (passing.has(response.status)) return { failed: 'unreachable' };
      if (response.status === 404) return { outcome: { failed: 'not-found' } };
      if (!response.ok) return { outcome: { failed: 'refused' } };
      return { outcome: valuesOf(action, await boundedText(response, answerLimit)) };
    } catch (error) {
      const isLate = error instanceof DOMException && error.name === 'TimeoutError';
      return { failed: isLate ? 'timed-out' : 'unreachable' }; // fetch rejects only for what the network does
    }
  }

  private headersFor({ language, idempotencyKey }: BackOfficeQuestion): Readonly<Record<string, string>> {
    const { secret } = this.settings;
    return {
      accept: 'application/json',
      'accept-language': language,
      'content-type': 'application/json',
      'idempotency-key': idempotencyKey,
      ...(secret === null ? {} : { authorization: `Bearer ${secret}` }),
    };
  }
}

function valuesOf(action: Action, text: string | null): ActionOutcome {
  const values = text === null ? null : action.values(parsed(text));
  return values ? { values } : { failed: 'malformed' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const withSlash = (url: string): string => (url.endsWith('/') ? url : `${url}/`);
