import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { AlertRefusal, AlertRule, AlertRules, AlertRuleTerms, AlertTrial, Localised } from '@aliado/domain';
import { firstValueFrom } from 'rxjs';

/** Why something about a rule was not done; with what is wrong where it is the condition. */
export interface AlertFailure {
  readonly refusal: AlertRefusal | 'unreachable' | 'malformed';
  readonly fault: Localised | null;
}

/** The server's side of rules that raise alerts. Everything fails as HTTP does. */
@Service()
export class AlertsApi {
  private readonly http = inject(HttpClient);

  rules(): Promise<AlertRules> {
    return firstValueFrom(this.http.get<AlertRules>('/api/floor/alerts'));
  }

  /** @param after the version that was changed; 0 for a new rule. */
  write(id: string, terms: AlertRuleTerms, after: number): Promise<AlertRule> {
    return firstValueFrom(this.http.put<AlertRule>(pathOf(id), { terms, after }));
  }

  async remove({ id, version }: AlertRule): Promise<void> {
    await firstValueFrom(this.http.delete(pathOf(id), { params: { after: version } }));
  }

  /** @param day by the clocks of the house: `2026-11-20`. */
  try(terms: AlertRuleTerms, day: string): Promise<AlertTrial> {
    return firstValueFrom(this.http.post<AlertTrial>('/api/floor/alerts/try', { terms, day }));
  }
}

const pathOf = (id: string): string => `/api/floor/alerts/${encodeURIComponent(id)}`;

const refusals: ReadonlySet<string> = new Set<AlertRefusal>([
  'alert/condition',
  'alert/unknown',
  'alert/changed-meanwhile',
  'alert/day-not-over',
]);

const isRefusal = (code: unknown): code is AlertRefusal => typeof code === 'string' && refusals.has(code);

/**
 * What an answer says about why something was not done.
 *
 * @throws what is no answer of HTTP.
 */
export function alertFailureOf(error: unknown): AlertFailure {
  if (!(error instanceof HttpErrorResponse)) throw error;
  const { code, fault } = (error.error ?? {}) as { readonly code?: unknown; readonly fault?: Localised };
  if (isRefusal(code)) return { refusal: code, fault: fault ?? null };
  return { refusal: error.status === 400 ? 'malformed' : 'unreachable', fault: null };
}
