import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import { sentence } from '../../support/calls.ts';

/** Signed deliveries of CloudEvents over connections that stay open. */
export class Deliveries {
  private readonly agent: Agent;
  private nth = 0;

  constructor(
    private readonly address: string,
    private readonly key: Buffer,
    private readonly connections: number,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** Delivers batches for so long, on every connection one after the other; resolves to how many events were taken. */
  async run(batch: number, isFinal: boolean, seconds: number): Promise<number> {
    const until = performance.now() + seconds * 1_000;
    let taken = 0;
    const follow = async (): Promise<void> => {
      while (performance.now() < until) {
        await this.post(JSON.stringify(Array.from({ length: batch }, () => this.event(isFinal))));
        taken += batch;
      }
    };
    await Promise.all(Array.from({ length: this.connections }, follow));
    return taken;
  }

  close(): void {
    this.agent.destroy();
  }

  private event(final: boolean): unknown {
    const nth = this.nth++;
    const now = new Date().toISOString();
    return {
      specversion: '1.0',
      source: 'urn:bench',
      id: `e${nth}`,
      type: 'aliado.call.utterance.v1',
      subject: `call-${nth % 100}`,
      time: now,
      data: {
        utteranceId: `u${nth}`,
        speaker: 'customer',
        text: sentence(nth),
        startedAt: now,
        endedAt: now,
        language: 'es',
        final,
      },
    };
  }

  private post(body: string): Promise<void> {
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const id = `d${this.nth}`;
    const signature = createHmac('sha256', this.key).update(`${id}.${timestamp}.${body}`).digest('base64');
    const headers = {
      'content-type': 'application/cloudevents-batch+json',
      'content-length': String(Buffer.byteLength(body)),
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature}`,
    };
    return new Promise((done, failed) => {
      const asked = request(this.address, { method: 'POST', agent: this.agent, headers }, (response) => {
        response.resume();
        response.once('end', () =>
          response.statusCode === 202 ? done() : failed(new Error(`answered ${response.statusCode}`)),
        );
      });
      asked.once('error', failed);
      asked.end(body);
    });
  }
}
