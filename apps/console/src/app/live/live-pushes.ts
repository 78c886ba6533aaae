import type { ApprovalList, CareList, FloorFrame, Interim, ServerToClient } from '@aliado/domain';
import { Subject } from 'rxjs';

/** What the server says of its own accord that is no entry of a stream. Lost while the line is down: who needs it reads again then. */
export abstract class LivePushes {
  readonly approvalLists = new Subject<ApprovalList>();
  readonly careLists = new Subject<CareList>();
  readonly floorFrames = new Subject<FloorFrame>();
  readonly interims = new Subject<Interim>();
  /** The rules that raise alerts, or what is raised by them, are to be read anew. */
  readonly alertNotices = new Subject<Parameters<ServerToClient['alerts']>[0]>();
  /** Contacts in which others changed what may be given. */
  readonly limitNotices = new Subject<Parameters<ServerToClient['limits']>[0]>();

  approvals(list: ApprovalList): void {
    this.heard();
    this.approvalLists.next(list);
  }

  care(list: CareList): void {
    this.heard();
    this.careLists.next(list);
  }

  alerts(notice: Parameters<ServerToClient['alerts']>[0]): void {
    this.heard();
    this.alertNotices.next(notice);
  }

  floor(frame: FloorFrame): void {
    this.heard();
    this.floorFrames.next(frame);
  }

  interim(words: Interim): void {
    this.heard();
    this.interims.next(words);
  }

  limits(notice: Parameters<ServerToClient['limits']>[0]): void {
    this.heard();
    this.limitNotices.next(notice);
  }

  /** The line is alive. */
  protected abstract heard(): void;
}
