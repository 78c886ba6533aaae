import { unknownFacts, type CaseFacts } from '@aliado/domain';

/** The names at the head of every path. */
export const factNames = Object.keys(unknownFacts) as readonly (keyof CaseFacts)[];

/** Every path that an expression may name, such as `order.status`. */
export const factPaths: ReadonlySet<string> = new Set(
  Object.entries(unknownFacts).flatMap(([name, part]) =>
    part === null ? [name] : Object.keys(part as object).map((key) => `${name}.${key}`),
  ),
);
