import { HttpClient, HttpErrorResponse, HttpParams } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { FloorTime, PlanReport, TimeRows } from '@aliado/domain';
import { firstValueFrom } from 'rxjs';

/** Whose time of which day is asked for, by the names of the parameters; `-` stands for none. */
export type TimeScope = Readonly<Record<string, string>>;

/** What of a page's address says whose time it shows. */
export const timeScopeKeys = [
  ...(['day', 'zone', 'agent', 'team', 'site', 'from', 'to', 'metric', 'source'] as const),
] as const;

/** The server's side of people's time, and of what they are planned for. Everything fails as HTTP does. */
@Service()
export class TimeApi {
  private readonly http = inject(HttpClient);

  /** @param scope with `by`, and with `interval` where it is by that. */
  time(scope: TimeScope): Promise<FloorTime> {
    return firstValueFrom(this.http.get<FloorTime>('/api/floor/time', { params: { ...scope, metrics: 'occupancy' } }));
  }

  /** @param before what the page before this one gave as `next`; null for the first. */
  rows(scope: TimeScope, before: string | null): Promise<TimeRows> {
    const params = { ...scope, ...(before !== null && { before }) };
    return firstValueFrom(this.http.get<TimeRows>('/api/floor/time/rows', { params }));
  }

  /** Where the same figures are as a file. */
  fileOf(scope: TimeScope, language: string): string {
    return `/api/floor/time.csv?${new HttpParams({ fromObject: { ...scope, language } }).toString()}`;
  }

  /** Where the same rows are as a file. */
  rowsFileOf(scope: TimeScope, language: string): string {
    return `/api/floor/time/rows.csv?${new HttpParams({ fromObject: { ...scope, language } }).toString()}`;
  }

  /** Brings a plan in, or with a dry run only says what that would do. */
  importPlan(file: Blob, isDryRun: boolean): Promise<PlanReport> {
    const options = { params: { dryRun: isDryRun }, headers: { 'content-type': 'text/csv' } };
    return firstValueFrom(this.http.post<PlanReport>('/api/floor/plan', file, options));
  }
}

/** Whether a file was not taken because it is too large. @throws what is no answer of HTTP. */
export function isTooLarge(error: unknown): boolean {
  if (!(error instanceof HttpErrorResponse)) throw error;
  return error.status === 413;
}
