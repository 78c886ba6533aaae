import { BadRequestException, InternalServerErrorException, NotFoundException } from '@nestjs/common';
import { answerTo } from './error-answer.ts';
import { RequestRefused } from './request-refused.ts';

const secret = 'words of the inside';

describe('the answer to an error', () => {
  it('passes on a refusal as it was written', () => {
    expect(answerTo(new RequestRefused(423, 'session/locked', 'Wait.', { retryAfterSeconds: 30 }))).toEqual({
      status: 423,
      body: { code: 'session/locked', message: 'Wait.', retryAfterSeconds: 30 },
    });
  });

  it.each([
    [new BadRequestException(secret), 400, 'request/malformed'],
    [new NotFoundException(secret), 404, 'request/not-found'],
    [
      Object.assign(new Error(secret), { statusCode: 413, code: 'FST_ERR_CTP_BODY_TOO_LARGE' }),
      413,
      'request/too-large',
    ],
    [Object.assign(new Error(secret), { statusCode: 418 }), 418, 'request/refused'],
    [Object.assign(new Error(secret), { code: '57P01' }), 503, 'server/unavailable'],
    [Object.assign(new Error(secret), { code: 'ECONNREFUSED' }), 503, 'server/unavailable'],
    [Object.assign(new Error(secret), { code: 'log/unavailable' }), 503, 'server/unavailable'],
  ])('keeps the words of %s to itself', (error, status, code) => {
    const answer = answerTo(error);
    expect(answer).toMatchObject({ status, body: { code } });
    expect(JSON.stringify(answer)).not.toContain(secret);
  });

  it.each([
    [new Error(secret)],
    [new InternalServerErrorException(secret)],
    [Object.assign(new Error(secret), { code: '23505' })],
    [secret],
    [null],
    [undefined],
  ])('is left open for %s, which nobody expected', (error) => {
    expect(answerTo(error)).toBeNull();
  });
});
