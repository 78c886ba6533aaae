import { hash, verify, type Options } from '@node-rs/argon2';

/** OWASP's recommendation for Argon2id, which is the package's default: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } satisfies Options;

let decoy: Promise<string> | undefined;

/** The password in the PHC format, salted. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/** Whether it is the password. For an account that is not there (null) it is not, which takes the same time to say. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password');
  const isRight = await verify(passwordHash ?? (await decoy), password);
  return isRight && passwordHash !== null;
}
