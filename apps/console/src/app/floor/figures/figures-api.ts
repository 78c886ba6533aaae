import { HttpClient, HttpParams } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { FigureGrouping, FloorFigures, FloorRows } from '@aliado/domain';
import { firstValueFrom } from 'rxjs';

/** Which contacts are asked for: `day`, `queue`, `agent`, `team`, `from`, `to`, `metric`, `source`; `-` stands for none. */
export type RowScope = Readonly<Record<string, string>>;

/** What of a page's address says which contacts it shows. */
export const scopeKeys = ['day', 'queue', 'agent', 'team', 'from', 'to', 'metric', 'source'] as const;

/** The server's side of figures and of the contacts behind them. Everything fails as HTTP does. */
@Service()
export class FiguresApi {
  private readonly http = inject(HttpClient);

  /** @param day YYYY-MM-DD; null for the day on which the house is. */
  figures(by: FigureGrouping, day: string | null, queue: string | null): Promise<FloorFigures> {
    const params = { by, ...(day !== null && { day }), ...(queue !== null && { queue }), metrics: 'service-level' };
    return firstValueFrom(this.http.get<FloorFigures>('/api/floor/figures', { params }));
  }

  /** @param before what the page before this one gave as `next`; null for the first. */
  rows(scope: RowScope, before: string | null): Promise<FloorRows> {
    const params = { ...scope, ...(before !== null && { before }) };
    return firstValueFrom(this.http.get<FloorRows>('/api/floor/rows', { params }));
  }

  /** Where the same contacts are as a file. */
  fileOf(scope: RowScope, language: string): string {
    return `/api/floor/rows.csv?${new HttpParams({ fromObject: { ...scope, language } }).toString()}`;
  }
}
