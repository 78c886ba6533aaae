import type { AuthoredKind } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { BackTests, type BackTestFinding } from '../playbooks/drafts/back-tests.ts';
import { BackTestStore } from './back-test-store.ts';
import { ShadowStore } from './shadow-store.ts';

/** What back-tests and shadow runs left in the database. */
@Injectable()
export class StoredBackTests extends BackTests {
  constructor(
    private readonly tests: BackTestStore,
    private readonly shadows: ShadowStore,
    private readonly clock: Clock,
  ) {
    super();
  }

  resultFor(kind: AuthoredKind, id: string, revision: number): Promise<BackTestFinding | null> {
    return this.tests.findingOf(kind, id, revision);
  }

  isShadowing(kind: AuthoredKind, id: string): Promise<boolean> {
    return this.shadows.isRunning(kind, id, this.clock.now());
  }
}
