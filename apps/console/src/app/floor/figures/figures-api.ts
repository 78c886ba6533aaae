import { HttpClient, HttpParams } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { FloorFigures, FloorResolution, FloorRows } from '@aliado/domain';
import { firstValueFrom } from 'rxjs';

/** Which contacts are asked for, by the names of the parameters; `-` stands for none. */
export type RowScope = Readonly<Record<string, string>>;

/** What of a page's address says which contacts it shows. */
export const scopeKeys = [
  ...(['day', 'zone', 'queue', 'agent', 'team', 'site', 'matter'] as const),
  ...(['from', 'to', 'metric', 'source', 'days'] as const),
] as const;

/** The server's side of figures and of the contacts behind them. Everything fails as HTTP does. */
@Service()
export class FiguresApi {
  private readonly http = inject(HttpClient);

  /** @param scope with `by`, and which contacts of which day are counted. */
  figures(scope: RowScope): Promise<FloorFigures> {
    const params = { ...scope, metrics: 'service-level' };
    return firstValueFrom(this.http.get<FloorFigures>('/api/floor/figures', { params }));
  }

  /** First-contact resolution of the same. @param scope with `days` too. */
  resolution(scope: RowScope): Promise<FloorResolution> {
    return firstValueFrom(this.http.get<FloorResolution>('/api/floor/resolution', { params: { ...scope } }));
  }

  /** @param before what the page before this one gave as `next`; null for the first. */
  rows(scope: RowScope, before: string | null): Promise<FloorRows> {
    const params = { ...scope, ...(before !== null && { before }) };
    return firstValueFrom(this.http.get<FloorRows>('/api/floor/rows', { params }));
  }

  /** Where the same figures are as a file. */
  figuresFileOf(scope: RowScope, language: string): string {
    return `/api/floor/figures.csv?${new HttpParams({ fromObject: { ...scope, language } }).toString()}`;
  }

  /** Where the same contacts are as a file. */
  rowsFileOf(scope: RowScope, language: string): string {
    return `/api/floor/rows.csv?${new HttpParams({ fromObject: { ...scope, language } }).toString()}`;
  }
}
