import type { Interim } from '@aliado/domain';
import { Subject, type Observable } from 'rxjs';

/** Words not yet final, on their way from sources to whoever watches. Volatile: never stored, may be lost. */
export class InterimFeed {
  private readonly stream = new Subject<Interim>();
  readonly words: Observable<Interim> = this.stream.asObservable();

  /** Passes words on; already redacted. */
  publish(words: Interim): void {
    this.stream.next(words);
  }
}
