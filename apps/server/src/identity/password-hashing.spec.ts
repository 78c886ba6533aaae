import { hashPassword, isPassword } from './password-hashing.ts';

describe('a password that is kept', () => {
  it('is kept as salted Argon2id of 19 MiB and two passes', async () => {
    const [one, other] = [await hashPassword('quiet lamps at noon'), await hashPassword('quiet lamps at noon')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
    expect(await isPassword('quiet lamps at noon', one)).toBe(true);
    expect(await isPassword('quiet lamps at noon ', one)).toBe(false);
  });

  it('is never right for an account that is not there', async () => {
    expect(await isPassword('nobody has this password', null)).toBe(false);
  });
});
