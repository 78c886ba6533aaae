import type { CountryCode } from 'libphonenumber-js/min';
import { normalisedAccount, readAddress, readPhone } from '../address.ts';
import { asTsvector } from '../search-words.ts';
import * as cells from './cells.ts';
import { csvTable, type CsvTable, type RowFault } from './csv-table.ts';
import { momentOf, type FileTime } from './file-time.ts';

const channels = [
  'voice',
  'chat',
  'email',
  'web',
  'store',
  'whatsapp',
  'delivery',
  'repair',
  'billing',
  'survey',
] as const;

const customers = csvTable({
  file: 'customers.csv',
  table: 'customer',
  key: ['id'],
  tableColumns: [
    ...['id', 'kind', 'name', 'given_name', 'surname', 'language', 'address_form', 'tier', 'since', 'city', 'country'],
    ...[
      'time_zone',
      'household_id',
      'company_id',
      'recording_consent',
      'marketing_consent',
      'preference',
      'search_words',
    ],
  ],
  cells: {
    id: cells.id,
    kind: cells.oneOf(['person', 'household', 'company']),
    name: cells.text,
    given_name: cells.optionalText,
    surname: cells.optionalText,
    language: cells.oneOf(['es', 'en']),
    address_form: cells.oneOf(['usted', 'tu']),
    tier: cells.oneOf(['standard', 'plus', 'premium', 'prospect']),
    since: cells.month,
    city: cells.optionalText,
    country: cells.country,
    time_zone: cells.timeZone,
    household_id: cells.optionalId,
    company_id: cells.optionalId,
    recording_consent: cells.oneOf(['unknown', 'announced', 'given', 'refused']),
    marketing_consent: cells.oneOf(['yes', 'no', 'unknown']),
    preference_es: cells.optionalText,
    preference_en: cells.optionalText,
  },
  customerId: () => null,
  timeZone: ({ time_zone }) => time_zone,
  toRow: ({ preference_es, preference_en, ...row }, { clean }) => ({
    ...row,
    name: clean(row.name),
    given_name: clean(row.given_name),
    surname: clean(row.surname),
    preference: cells.localised(clean(preference_es), clean(preference_en)),
    search_words: asTsvector(clean(row.name)),
  }),
});

const identities = csvTable({
  file: 'identities.csv',
  table: 'customer_identity',
  key: ['customer_id', 'kind', 'normalised'],
  tableColumns: ['customer_id', 'kind', 'normalised', 'value', 'last_digits', 'label', 'valid_until'],
  cells: {
    customer_id: cells.id,
    kind: cells.oneOf(['phone', 'email', 'account', 'whatsapp']),
    value: cells.id,
    label: cells.oneOf(['main', 'contact', 'work', 'old']),
    valid_until: cells.optionalTime,
  },
  customerId: ({ customer_id }) => customer_id,
  toRow: ({ customer_id, kind, value, label, valid_until }, { clean, country, timeZone, now }) => {
    if (clean(value) !== value) return { column: 'value', reason: 'import/malformed', expected: 'no card number' };
    const address = identityOf(kind, value, country);
    if ('reason' in address) return address;
    return { customer_id, kind, ...address, label, valid_until: valid_until && momentOf(valid_until, timeZone, now) };
  },
});

const orders = csvTable({
  file: 'orders.csv',
  table: 'customer_order',
  key: ['number'],
  tableColumns: [
    ...['number', 'customer_id', 'normalised', 'placed_at', 'status', 'total_minor', 'currency', 'items', 'slot'],
    ...['failed_deliveries', 'days_late'],
  ],
  cells: {
    number: cells.id,
    customer_id: cells.id,
    placed_at: cells.time,
    status: cells.oneOf(['placed', 'paid', 'shipped', 'delivered', 'failed', 'returned', 'cancelled']),
    total_minor: cells.minorUnits,
    currency: cells.currency,
    items_es: cells.text,
    items_en: cells.optionalText,
    slot: cells.optionalText,
    failed_deliveries: cells.count,
    days_late: cells.count,
  },
  customerId: ({ customer_id }) => customer_id,
  toRow: ({ items_es, items_en, placed_at, ...row }, { clean, timeZone, now }) => ({
    ...row,
    normalised: normalisedAccount(row.number),
    placed_at: momentOf(placed_at, timeZone, now),
    items: cells.localised(clean(items_es), clean(items_en)),
    slot: clean(row.slot),
  }),
});

const products = csvTable({
  file: 'products.csv',
  table: 'owned_product',
  key: ['id'],
  tableColumns: ['id', 'customer_id', 'sku', 'name', 'installed_at', 'warranty_until', 'order_number', 'repairs'],
  cells: {
    customer_id: cells.id,
    sku: cells.id,
    name_es: cells.text,
    name_en: cells.optionalText,
    installed_at: cells.optionalTime,
    warranty_until: cells.optionalTime,
    order_number: cells.optionalId,
    repairs: cells.count,
  },
  customerId: ({ customer_id }) => customer_id,
  toRow: ({ name_es, name_en, installed_at, warranty_until, ...row }, { clean, timesSeen, timeZone, now }) => {
    const kind = JSON.stringify([row.customer_id, row.sku, row.order_number]);
    const moment = (time: FileTime | null) => time && momentOf(time, timeZone, now);
    return {
      ...row,
      id: `${kind}#${timesSeen(kind) + 1}`, // two alike of one order are told apart by their order in the file
      name: cells.localised(clean(name_es), clean(name_en)),
      installed_at: moment(installed_at),
      warranty_until: moment(warranty_until),
    };
  },
});

const cases = csvTable({
  file: 'cases.csv',
  table: 'customer_case',
  key: ['id'],
  tableColumns: ['id', 'customer_id', 'opened_at', 'matter', 'title', 'state', 'team', 'due_at', 'order_number'],
  cells: {
    id: cells.id,
    customer_id: cells.id,
    opened_at: cells.time,
    matter: cells.id,
    title_es: cells.text,
    title_en: cells.optionalText,
    state: cells.oneOf(['open', 'at-risk', 'broken', 'closed']),
    team: cells.optionalId,
    due_at: cells.optionalTime,
    order_number: cells.optionalId,
  },
  customerId: ({ customer_id }) => customer_id,
  toRow: ({ title_es, title_en, opened_at, due_at, ...row }, { clean, timeZone, now }) => ({
    ...row,
    title: cells.localised(clean(title_es), clean(title_en)),
    opened_at: momentOf(opened_at, timeZone, now),
    due_at: due_at && momentOf(due_at, timeZone, now),
  }),
});

const touchpoints = csvTable({
  file: 'touchpoints.csv',
  table: 'touchpoint',
  key: ['id'],
  tableColumns: [
    ...['id', 'customer_id', 'occurred_at', 'stage', 'channel', 'matter', 'title', 'detail', 'state', 'order_number'],
  ],
  cells: {
    id: cells.id,
    customer_id: cells.id,
    occurred_at: cells.time,
    stage: cells.oneOf(['before', 'during', 'after']),
    channel: cells.oneOf(channels),
    matter: cells.optionalId,
    title_es: cells.text,
    title_en: cells.optionalText,
    detail_es: cells.optionalText,
    detail_en: cells.optionalText,
    state: cells.oneOf(['ok', 'broken', 'open']),
    order_number: cells.optionalId,
  },
  customerId: ({ customer_id }) => customer_id,
  toRow: ({ title_es, title_en, detail_es, detail_en, occurred_at, ...row }, { clean, timeZone, now }) => ({
    ...row,
    title: cells.localised(clean(title_es), clean(title_en)),
    detail: cells.localised(clean(detail_es), clean(detail_en)),
    occurred_at: momentOf(occurred_at, timeZone, now),
  }),
});

/** The files of the pack format, in the order in which one needs the other. */
export const csvTables: readonly CsvTable[] = [customers, identities, orders, products, cases, touchpoints];

interface IdentityValue {
  readonly [column: string]: string | null;
  readonly normalised: string;
  readonly value: string;
  readonly last_digits: string | null;
}

function identityOf(kind: string, written: string, country: CountryCode | null): IdentityValue | RowFault {
  if (kind === 'account') return { normalised: normalisedAccount(written), value: written, last_digits: null };
  const address = kind === 'email' ? readAddress(written, country) : readPhone(written, country);
  if (address?.kind === 'phone')
    return { normalised: address.value, value: address.value, last_digits: address.lastDigits };
  if (address?.kind === 'email') return { normalised: address.value, value: address.value, last_digits: null };
  const expected = kind === 'email' ? 'an e-mail address' : 'a phone number in E.164, as in +34611550117';
  return { column: 'value', reason: 'import/malformed', expected };
}
