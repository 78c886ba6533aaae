import type { EpochMs } from '@aliado/domain';

/** A key and its moment. */
export interface Moment {
  readonly key: string;
  readonly at: EpochMs;
}

/** Keys by a moment of each, the earliest first. A change costs the logarithm of how many there are; what is taken out leaves nothing. */
export class TimeOrder {
  private readonly heap: Moment[] = [];
  private readonly places = new Map<string, number>();

  get size(): number {
    return this.heap.length;
  }

  /** The earliest; undefined where there is none. */
  get first(): Moment | undefined {
    return this.heap[0];
  }

  /** Puts a key at a moment, whether it is there already or not. */
  set(key: string, at: EpochMs): void {
    const place = this.places.get(key) ?? this.heap.length;
    this.put(place, { key, at });
    this.sink(this.rise(place));
  }

  delete(key: string): void {
    const place = this.places.get(key);
    const last = this.heap.at(-1);
    if (place === undefined || !last) return;
    this.heap.pop();
    this.places.delete(key);
    if (last.key === key) return;
    this.put(place, last);
    this.sink(this.rise(place));
  }

  /** Takes out all whose moment has come, the earliest first. */
  *takeDue(now: EpochMs): Generator<string> {
    for (let next = this.first; next && next.at <= now; next = this.first) {
      this.delete(next.key);
      yield next.key;
    }
  }

  private put(place: number, moment: Moment): void {
    this.heap[place] = moment;
    this.places.set(moment.key, place);
  }

  private rise(from: number): number {
    let place = from;
    while (place > 0 && this.isBefore(place, (place - 1) >> 1)) {
      this.swap(place, (place - 1) >> 1);
      place = (place - 1) >> 1;
    }
    return place;
  }

  private sink(from: number): void {
    let place = from;
    for (;;) {
      const [left, right] = [2 * place + 1, 2 * place + 2];
      const child = this.isBefore(right, left) ? right : left;
      if (!this.isBefore(child, place)) return;
      this.swap(child, place);
      place = child;
    }
  }

  private isBefore(one: number, other: number): boolean {
    const [first, second] = [this.heap[one], this.heap[other]];
    return first !== undefined && (second === undefined || first.at < second.at);
  }

  private swap(one: number, other: number): void {
    const [first, second] = [this.heap[one], this.heap[other]];
    if (!first || !second) return;
    this.put(one, second);
    this.put(other, first);
  }
}
