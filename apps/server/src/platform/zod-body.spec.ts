import { z } from 'zod';
import type { RequestRefused } from './request-refused.ts';
import { ZodBody } from './zod-body.ts';

describe('a body with a schema', () => {
  const pipe = new ZodBody(z.strictObject({ name: z.string(), age: z.coerce.number().optional() }));

  it('arrives as the schema says', () => {
    expect(pipe.transform({ name: 'Ada', age: '36' })).toEqual({ name: 'Ada', age: 36 });
  });

  it('is refused with where and why, never with what was sent', () => {
    const refused = (() => {
      try {
        return pipe.transform({ name: 4111_1111, more: 'x' });
      } catch (error) {
        return (error as RequestRefused).getResponse();
      }
    })();
    expect(refused).toMatchObject({ code: 'request/malformed', faults: [{ at: 'name' }, { at: '' }] });
    expect(JSON.stringify(refused)).not.toContain('4111');
  });
});
