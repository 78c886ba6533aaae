import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type {
  AuthoredEntry,
  AuthoredItem,
  AuthoredKind,
  AuthoringRefusal,
  BackTestDifference,
  DraftTrial,
  DraftView,
  EpochMs,
  GuidelineTrace,
  KeptBackTest,
  PastSessionPage,
  PastSessionView,
  PublishDraft,
  ReviewDraft,
  SaveDraft,
  ShadowRunView,
} from '@aliado/domain';
import { firstValueFrom } from 'rxjs';

/** One part of the playbook by its name. */
export interface PartId {
  readonly kind: AuthoredKind;
  readonly id: string;
}

/** What is saved: the file's text, or its content, which the server writes into the file. */
export type Written = Pick<Required<SaveDraft>, 'text'> | Pick<Required<SaveDraft>, 'content'>;

/** One page of the sessions that a draft would have decided otherwise. */
export interface DifferencePage {
  readonly differences: readonly BackTestDifference[];
  /** Where the next page begins; null at the end. */
  readonly nextCursor: string | null;
}

/** What is asked of past sessions; no matters are all of them. */
export interface PastSessionSearch {
  readonly text: string;
  readonly matters: readonly string[];
  readonly from: EpochMs | null;
  /** Exclusive. */
  readonly to: EpochMs | null;
}

/** The server's side of writing the playbook. Everything fails as HTTP does; `refusalIn` tells what was refused and why. */
@Service()
export class PlaybookApi {
  private readonly http = inject(HttpClient);

  entries(): Promise<readonly AuthoredEntry[]> {
    return firstValueFrom(this.http.get<readonly AuthoredEntry[]>('/api/playbook'));
  }

  item(part: PartId): Promise<AuthoredItem> {
    return firstValueFrom(this.http.get<AuthoredItem>(pathOf(part)));
  }

  save(part: PartId, save: SaveDraft): Promise<DraftView> {
    return firstValueFrom(this.http.put<DraftView>(`${pathOf(part)}/draft`, save));
  }

  discard(part: PartId): Promise<unknown> {
    return firstValueFrom(this.http.delete(`${pathOf(part)}/draft`));
  }

  askForReview(part: PartId): Promise<unknown> {
    return this.post(`${pathOf(part)}/draft/review-request`, {});
  }

  /** Agrees to somebody else's draft, or sends it back with words. */
  review(part: PartId, review: ReviewDraft): Promise<unknown> {
    return this.post(`${pathOf(part)}/draft/review`, review);
  }

  publish(part: PartId, publication: PublishDraft): Promise<unknown> {
    return this.post(`${pathOf(part)}/draft/publication`, publication);
  }

  /** Takes back what waits for its hour. */
  takeBack(part: PartId): Promise<unknown> {
    return firstValueFrom(this.http.delete(`${pathOf(part)}/draft/publication`));
  }

  rollBack(part: PartId, version: number): Promise<unknown> {
    return this.post(`${pathOf(part)}/roll-back`, { version });
  }

  /** What a guideline's draft says of one case. */
  tryCase(part: PartId, trial: DraftTrial): Promise<GuidelineTrace> {
    return this.post(`${pathOf(part)}/draft/trial`, trial);
  }

  /** Applies the draft beside what is in force from now on, unseen by agents. */
  startShadow(part: PartId): Promise<ShadowRunView> {
    return this.post(`${pathOf(part)}/draft/shadow`, {});
  }

  shadow(part: PartId): Promise<ShadowRunView> {
    return firstValueFrom(this.http.get<ShadowRunView>(`${pathOf(part)}/draft/shadow`));
  }

  stopShadow(part: PartId): Promise<unknown> {
    return firstValueFrom(this.http.delete(`${pathOf(part)}/draft/shadow`));
  }

  /** Begins a back-test of exactly this revision on the sessions of a period, the end of which is left out. */
  startBackTest(
    { kind, id, revision }: PartId & { readonly revision: number },
    from: EpochMs,
    to: EpochMs,
  ): Promise<{ readonly backTestId: string }> {
    return this.post('/api/back-tests', { kind, id, revision, from, to });
  }

  backTest(backTestId: string): Promise<KeptBackTest> {
    return firstValueFrom(this.http.get<KeptBackTest>(`/api/back-tests/${encodeURIComponent(backTestId)}`));
  }

  /** What the draft of a part was tried on last, by whomever; null where it was not. */
  async latestBackTest(part: PartId): Promise<KeptBackTest | null> {
    const path = `${pathOf(part)}/draft/back-test`;
    return (await firstValueFrom(this.http.get<{ readonly latest: KeptBackTest | null }>(path))).latest;
  }

  stopBackTest(backTestId: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`/api/back-tests/${encodeURIComponent(backTestId)}`));
  }

  /** Sessions that a draft would have decided otherwise, from `cursor` on; only those with less where `less` is asked. */
  differences(backTestId: string, which: 'all' | 'less', cursor: string | null): Promise<DifferencePage> {
    const params = { ...(which === 'less' && { direction: 'less' }), ...(cursor !== null && { cursor }) };
    return firstValueFrom(
      this.http.get<DifferencePage>(`/api/back-tests/${encodeURIComponent(backTestId)}/differences`, { params }),
    );
  }

  /** Sessions that are over and fit a search, newest first. */
  pastSessions(search: PastSessionSearch, cursor: string | null): Promise<PastSessionPage> {
    const { text, matters, from, to } = search;
    const params = {
      ...{ text, matters: matters.join(','), limit: 20 },
      ...(from !== null && { from }),
      ...(to !== null && { to }),
      ...(cursor !== null && { cursor }),
    };
    return firstValueFrom(this.http.get<PastSessionPage>('/api/past-sessions', { params }));
  }

  /** One of them, with what was known and decided in it then. */
  pastSession(interactionId: string): Promise<PastSessionView> {
    return firstValueFrom(this.http.get<PastSessionView>(`/api/past-sessions/${encodeURIComponent(interactionId)}`));
  }

  private post<T>(path: string, body: object): Promise<T> {
    return firstValueFrom(this.http.post<T>(path, body));
  }
}

/** Why authoring said no; null where it was something else that failed. */
export function refusalIn(error: unknown): AuthoringRefusal | null {
  if (!(error instanceof HttpErrorResponse)) return null;
  const { code = '' } = (error.error ?? {}) as { readonly code?: string };
  return /^(?:draft|playbook)\//.test(code) ? (code as AuthoringRefusal) : null;
}

const pathOf = ({ kind, id }: PartId): string => `/api/playbook/${kind}/${encodeURIComponent(id)}`;
