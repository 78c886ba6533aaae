import type {
  AnyRecorded,
  ApprovalList,
  CareList,
  ClientToServer,
  DurationMs,
  FloorFrame,
  Interim,
  ServerToClient,
} from '@aliado/domain';

type Message = keyof ClientToServer;
/** What a message carries. */
export type RequestOf<M extends Message> = Parameters<ClientToServer[M]>[0];
/** What the server answers to a message. */
export type AnswerTo<M extends Message> = Parameters<Parameters<ClientToServer[M]>[1]>[0];

/** Who listens to a line. */
export interface LineListener {
  opened(): void;
  /** Called once for each `open` or `opened` that came to nothing or to an end. */
  closed(because: 'lost' | 'refused'): void;
  recorded(entries: readonly AnyRecorded[]): void;
  approvals(list: ApprovalList): void;
  care(list: CareList): void;
  floor(frame: FloorFrame): void;
  alerts(notice: Parameters<ServerToClient['alerts']>[0]): void;
  interim(words: Interim): void;
  limits(notice: Parameters<ServerToClient['limits']>[0]): void;
  signedOut(reason: Parameters<ServerToClient['signedOut']>[0]): void;
  draining(notice: Parameters<ServerToClient['draining']>[0]): void;
}

/** No answer came in time, or the line broke before it. The request may or may not have been done. */
export class NoAnswer extends Error {
  readonly code = 'live/no-answer';
}

/** A connection to the server that is open or not. It does not come back by itself: whoever listens decides when. */
export abstract class LiveLine {
  abstract listen(listener: LineListener): void;
  abstract open(): void;
  abstract close(): void;
  /** @throws NoAnswer if none came within the time */
  abstract ask<M extends Message>(message: M, request: RequestOf<M>, within: DurationMs): Promise<AnswerTo<M>>;
}
