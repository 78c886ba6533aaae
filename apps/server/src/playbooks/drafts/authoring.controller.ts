import type {
  AuthoredEntry,
  AuthoredItem,
  DraftTrial,
  DraftView,
  GuidelineTrace,
  PublishDraft,
  ReviewDraft,
  SaveDraft,
} from '@aliado/domain';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import type { z } from 'zod';
import type { Principal } from '../../identity/principal.ts';
import { Requires, SignedIn } from '../../identity/requires.ts';
import { RequestRefused } from '../../platform/request-refused.ts';
import { ZodBody } from '../../platform/zod-body.ts';
import { AuthoredItems, type AuthoredVersion } from './authored-items.ts';
import {
  authoringRefused,
  draftTrial,
  partName,
  publishDraft,
  reviewDraft,
  rollBack,
  saveDraft,
  versionNumber,
} from './authoring-requests.ts';
import { Drafting, type AuthoringOutcome, type PartName } from './drafting.ts';
import { DraftStore } from './draft-store.ts';
import { DraftViews } from './draft-views.ts';
import { Publishing } from './publishing.ts';
import { DraftTrials } from './draft-trials.ts';

/** Where the playbook is written: read, drafted, reviewed, published, taken back. */
@Controller('api/playbook')
@Requires('playbook:write')
export class AuthoringController {
  constructor(
    private readonly items: AuthoredItems,
    private readonly drafting: Drafting,
    private readonly publishing: Publishing,
    private readonly drafts: DraftStore,
    private readonly views: DraftViews,
    private readonly trials: DraftTrials,
  ) {}

  @Get()
  @Requires('playbook:read')
  entries(): Promise<readonly AuthoredEntry[]> {
    return this.items.entries();
  }

  @Get(':kind/:id')
  @Requires('playbook:read')
  async item(@Param(new ZodBody(partName)) { kind, id }: PartName): Promise<AuthoredItem> {
    const item = await this.items.item(kind, id);
    if (!item) throw authoringRefused('playbook/unknown-item');
    return item;
  }

  @Get(':kind/:id/versions/:version')
  @Requires('playbook:read')
  async version(
    @Param(new ZodBody(partName)) { kind, id }: PartName,
    @Param('version', new ZodBody(versionNumber)) version: number,
  ): Promise<AuthoredVersion> {
    const found = await this.items.version(kind, id, version);
    if (!found) throw authoringRefused('playbook/unknown-version');
    return found;
  }

  /** Whoever comes second gets the draft as it stands now with the refusal: what they wrote is theirs to save over it. */
  @Put(':kind/:id/draft')
  async save(
    @Param(new ZodBody(partName)) part: PartName,
    @Body(new ZodBody(saveDraft)) body: SaveDraft,
    @SignedIn() { accountId }: Principal,
  ): Promise<DraftView> {
    const refused = await this.drafting.save(part, body, accountId);
    const draft = await this.draftOf(part);
    if (refused) throw authoringRefused(refused, { draft });
    if (!draft) throw authoringRefused('draft/changed-meanwhile', { draft });
    return draft;
  }

  @Delete(':kind/:id/draft')
  @HttpCode(204)
  async discard(@Param(new ZodBody(partName)) part: PartName, @SignedIn() { accountId }: Principal): Promise<void> {
    done(await this.drafting.discard(part, accountId));
  }

  @Post(':kind/:id/draft/review-request')
  @HttpCode(204)
  async requestReview(
    @Param(new ZodBody(partName)) part: PartName,
    @SignedIn() { accountId }: Principal,
  ): Promise<void> {
    done(await this.drafting.requestReview(part, accountId));
  }

  @Post(':kind/:id/draft/review')
  @Requires('playbook:publish')
  @HttpCode(204)
  async review(
    @Param(new ZodBody(partName)) part: PartName,
    @Body(new ZodBody(reviewDraft)) body: ReviewDraft,
    @SignedIn() { accountId }: Principal,
  ): Promise<void> {
    done(await this.drafting.review(part, body, accountId));
  }

  @Post(':kind/:id/draft/publication')
  @Requires('playbook:publish')
  @HttpCode(204)
  async publish(
    @Param(new ZodBody(partName)) part: PartName,
    @Body(new ZodBody(publishDraft)) body: PublishDraft,
    @SignedIn() { accountId }: Principal,
  ): Promise<void> {
    done(await this.publishing.publish(part, body, accountId));
  }

  @Delete(':kind/:id/draft/publication')
  @Requires('playbook:publish')
  @HttpCode(204)
  async takeBack(@Param(new ZodBody(partName)) part: PartName, @SignedIn() { accountId }: Principal): Promise<void> {
    done(await this.publishing.takeBack(part, accountId));
  }

  @Post(':kind/:id/roll-back')
  @Requires('playbook:publish')
  @HttpCode(204)
  async goBack(
    @Param(new ZodBody(partName)) part: PartName,
    @Body(new ZodBody(rollBack)) { version }: z.infer<typeof rollBack>,
    @SignedIn() { accountId }: Principal,
  ): Promise<void> {
    done(await this.publishing.rollBack(part, version, accountId));
  }

  /** What a guideline's draft says of one case, and why. */
  @Post(':kind/:id/draft/trial')
  @HttpCode(200)
  async tryOut(
    @Param(new ZodBody(partName)) part: PartName,
    @Body(new ZodBody(draftTrial)) trial: DraftTrial,
    @SignedIn() principal: Principal,
  ): Promise<GuidelineTrace> {
    const draft = part.kind === 'guideline' ? await this.drafts.find(part.kind, part.id) : null;
    if (!draft) throw authoringRefused('draft/none');
    const outcome = await this.trials.trace(draft, trial, principal);
    if (outcome === 'interaction/unknown') throw new RequestRefused(404, outcome, 'There is no such contact for you.');
    if (typeof outcome === 'string') throw authoringRefused(outcome);
    return outcome;
  }

  private async draftOf({ kind, id }: PartName): Promise<DraftView | null> {
    const draft = await this.drafts.find(kind, id);
    return draft && this.views.of(draft);
  }
}

/** @throws RequestRefused if it was not done. */
function done(refused: AuthoringOutcome): void {
  if (refused) throw authoringRefused(refused);
}
