import type { CustomerHit } from '@aliado/domain';
import { getCountryCallingCode, type CountryCode } from 'libphonenumber-js/min';
import type { DataSource } from 'typeorm';
import { normalisedAccount, readPhone } from './address.ts';
import { customerColumns } from './customer-rows.ts';
import { asTsquery } from './search-words.ts';

/** What was typed, in every form in which it may be the beginning of something. Null where it cannot be. */
export interface Terms {
  readonly words: string | null;
  /** Of e-mails, accounts and phone numbers, as patterns of LIKE. */
  readonly email: string | null;
  readonly account: string | null;
  readonly phone: string | null;
  readonly lastDigits: string | null;
}

const fewestCharacters = 2;

/** Reads what somebody typed into a search; null when it is too short to search for. */
export function termsOf(typed: string, country: CountryCode | null): Terms | null {
  const query = typed.trim().slice(0, 100);
  if (query.length < fewestCharacters) return null;
  const number = /^[+\d][\d\s().\-/]{2,}$/.test(query) ? query.replace(/[^+\d]/g, '').replace(/^00/, '+') : null;
  return {
    words: asTsquery(query),
    email: beginsWith(query.toLowerCase()),
    account: beginsWith(normalisedAccount(query)),
    phone: number && beginsWith(internationalOf(number, country)),
    lastDigits: number && beginsWith(readPhone(number, country)?.lastDigits ?? number.slice(0, 9)),
  };
}

/** Finds customers; numbers and addresses come before names. See `CustomerDirectory.search`. */
export function searchCustomers(database: DataSource, terms: Terms, limit: number): Promise<readonly CustomerHit[]> {
  return database.query(
    `WITH hit (customer_id, found_by, found, rank) AS (
       (SELECT customer_id, kind, value, 0 FROM customer_identity
        WHERE normalised LIKE $2 OR normalised LIKE $3 OR normalised LIKE $4 OR last_digits LIKE $5 ORDER BY normalised LIMIT $6)
       UNION ALL (SELECT customer_id, 'order', number, 1 FROM customer_order WHERE normalised LIKE $3 ORDER BY normalised LIMIT $6)
       UNION ALL (SELECT id, 'name', name, 2 FROM customer WHERE search_words @@ $1::tsquery ORDER BY name, id LIMIT $6)),
     best AS (SELECT DISTINCT ON (customer_id) * FROM hit ORDER BY customer_id, rank, found)
     SELECT ${customerColumns}, found_by AS "foundBy", found FROM best JOIN customer ON id = customer_id
     ORDER BY rank, name, id LIMIT $6`,
    [terms.words, terms.email, terms.account, terms.phone, terms.lastDigits, limit],
  );
}

const beginsWith = (text: string): string => `${text.replace(/[\\%_]/g, '\\$&')}%`;

function internationalOf(number: string, country: CountryCode | null): string {
  if (number.startsWith('+') || country === null) return number;
  return `+${getCountryCallingCode(country)}${number}`;
}
