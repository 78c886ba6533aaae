import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type {
  Article,
  ArticleHit,
  AuthorityView,
  Customer,
  CustomerHit,
  CustomerProfile,
  EpochMs,
  ExplainedFinding,
  JourneyPage,
  Language,
  Organisation,
  Script,
  ScriptEntry,
} from '@aliado/domain';
import { firstValueFrom } from 'rxjs';

/** What the desk reads from the server. What never changes is read once; failures are not remembered. */
@Service()
export class Readings {
  private readonly http = inject(HttpClient);
  private readonly known = new Map<string, Promise<unknown>>();

  organisation(): Promise<Organisation> {
    return this.once('/api/organisation');
  }

  /** @param at when the contact was opened for which they are chosen; null for those in force now. */
  scripts(at: EpochMs | null = null): Promise<readonly ScriptEntry[]> {
    return this.get('/api/scripts', at === null ? {} : { at });
  }

  script(id: string, version: number): Promise<Script> {
    return this.once(`/api/scripts/${encodeURIComponent(id)}/${version}`);
  }

  /** @param since when the contact began in which it is read: what was retired after that can be read on in it. */
  article(id: string, language: Language, since: EpochMs | null = null): Promise<Article> {
    return this.get(`/api/articles/${encodeURIComponent(id)}`, { language, ...(since === null ? {} : { since }) });
  }

  articles(query: string, language: Language): Promise<readonly ArticleHit[]> {
    return this.get('/api/articles', { query, language });
  }

  customers(query: string): Promise<readonly CustomerHit[]> {
    return this.get('/api/customers', { query });
  }

  /** Makes a profile for somebody new, who is a person too before they buy. */
  welcome(name: string, address: string | null): Promise<Customer> {
    return firstValueFrom(this.http.post<Customer>('/api/customers', { name, address }));
  }

  customer(id: string): Promise<CustomerProfile> {
    return this.get(`/api/customers/${encodeURIComponent(id)}`);
  }

  journey(id: string, cursor: string | null, limit: number): Promise<JourneyPage> {
    return this.get(`/api/customers/${encodeURIComponent(id)}/journey`, {
      limit,
      ...(cursor === null ? {} : { cursor }),
    });
  }

  guidelines(interactionId: string): Promise<readonly ExplainedFinding[]> {
    return this.get(`/api/interactions/${encodeURIComponent(interactionId)}/guidelines`);
  }

  /** What may be given in a contact now, by who has it. */
  authority(interactionId: string): Promise<AuthorityView> {
    return this.get(`/api/interactions/${encodeURIComponent(interactionId)}/authority`);
  }

  /** Whether each condition of the scripts being walked holds, by its text; null where nobody can tell. */
  async scriptConditions(interactionId: string): Promise<Readonly<Record<string, boolean | null>>> {
    const path = `/api/interactions/${encodeURIComponent(interactionId)}/script-conditions`;
    return (await this.get<{ readonly conditions: Readonly<Record<string, boolean | null>> }>(path)).conditions;
  }

  /** Asks the back office what the present step wants; the answer comes by the contact's log. */
  async askBackOffice(interactionId: string, stepId: string): Promise<void> {
    const path = `/api/interactions/${encodeURIComponent(interactionId)}/script-actions`;
    await firstValueFrom(this.http.post(path, { stepId }));
  }

  private get<T>(path: string, params: Readonly<Record<string, string | number>> = {}): Promise<T> {
    return firstValueFrom(this.http.get<T>(path, { params }));
  }

  private once<T>(path: string): Promise<T> {
    const known = this.known.get(path) as Promise<T> | undefined;
    if (known) return known;
    const reading = this.get<T>(path);
    this.known.set(path, reading);
    reading.catch(() => this.known.delete(path));
    return reading;
  }
}
