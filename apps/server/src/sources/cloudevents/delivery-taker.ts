import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.ts';
import { RequestRefused } from '../../platform/request-refused.ts';
import { asText } from '../as-text.ts';
import { SourceIngress, type Taken } from '../source-ingress.ts';
import { normalise } from './normalise.ts';
import { readDelivery } from './read-delivery.ts';
import type { Delivery } from './webhook-signature.ts';

/** Hands what a signed delivery holds to the one door of all sources. Such a source can be asked for nothing. */
@Injectable()
export class DeliveryTaker {
  constructor(
    private readonly ingress: SourceIngress,
    private readonly clock: Clock,
  ) {}

  /**
   * Resolves when all that could be taken is on disk, and the rest is kept aside. Words not yet final count as taken when they
   * were passed on.
   * @throws RequestRefused 400 if nothing of the delivery could be taken.
   * @throws LogUnavailable if the log cannot be written: the source must deliver again.
   */
  async take(name: string, delivery: Delivery): Promise<Taken> {
    const source = { name, can: [] };
    const read = readDelivery(delivery);
    if ('unreadable' in read) {
      await this.ingress.refuse(source, [{ body: delivery.body.toString(), reason: read.unreadable }]);
      throw new RequestRefused(400, 'cloudevents/unreadable', `The delivery cannot be read: ${read.unreadable}.`);
    }
    const now = this.clock.now();
    const normalised = read.events.map((event) => ({ event, ...normalise(event, now) }));
    const frames = normalised.flatMap((one) => ('frame' in one ? [one.frame] : []));
    const interims = normalised.flatMap((one) => ('interim' in one ? [one.interim] : []));
    const refused = normalised.flatMap((one) =>
      'refused' in one ? [{ ...one.refused, body: asText(one.event) }] : [],
    );
    for (const words of interims) await this.ingress.interim(source, words);
    const [recorded] = await Promise.all([this.ingress.take(source, frames), this.ingress.refuse(source, refused)]);
    const all = [
      ...refused.map(({ id, reason }) => ({ id, reason })),
      ...recorded.refused.map(({ id, reason }) => ({ id: id.slice(id.indexOf('|') + 1), reason })),
    ];
    const taken = recorded.taken + interims.length;
    if (taken > 0 || all.length === 0) return { taken, refused: all };
    throw new RequestRefused(400, 'cloudevents/nothing-taken', 'None of the events could be taken in.', {
      refused: all,
    });
  }
}
