import { factOf, type AlertRecipient, type Language, type Localised } from '@aliado/domain';
import type { Mail } from '../../platform/mail/mailer.ts';
import { newsBefore, newsId, type AlertNews } from './alert-news.ts';

/** Where people find the floor, and by which clocks they live. */
export interface LetterHouse {
  /** Null where nobody said under which address browsers reach the server. */
  readonly floorUrl: string | null;
  readonly timeZone: string;
}

const words: Readonly<Record<string, Localised>> = {
  cleared: { es: 'Retirada: ', en: 'Taken back: ' },
  what: { es: 'Alerta', en: 'Alert' },
  of: { es: 'De', en: 'Of' },
  raised: { es: 'Avisó', en: 'Raised' },
  clearedAt: { es: 'Retirada', en: 'Taken back' },
  value: { es: 'Cifra', en: 'Figure' },
  open: { es: 'Abrir el piso', en: 'Open the floor' },
  why: {
    es: 'Aliado lo envía porque una regla de la casa lo pide.',
    en: 'Aliado sends this because a rule of the house asks for it.',
  },
};

/** The mail that tells somebody the news: in their language, in two forms that say the same, and nothing of any customer. */
export function letterOf(news: AlertNews, { address, language }: AlertRecipient, house: LetterHouse): Mail {
  const say = (key: string) => words[key]?.[language] ?? '';
  const title = `${news.isUp ? '' : say('cleared')}${news.rule.name[language]}: ${news.name[language]}`;
  const rows = rowsOf(news, language, house.timeZone).map(([key, value]) => [say(key), value] as const);
  const before = newsBefore(news);
  return {
    ...{ id: `${newsId(news)}.${address}`, after: before === null ? null : `${before}.${address}` },
    ...{ to: address, subject: title, language, at: news.at },
    text: [
      ...[title, '', ...rows.map(([key, value]) => `${key}: ${value}`)],
      ...(house.floorUrl === null ? [] : ['', `${say('open')}: ${house.floorUrl}`]),
      ...['', say('why'), ''],
    ].join('\n'),
    html: page(title, language, [
      `<table cellpadding="0" cellspacing="0">${rows.map(rowHtml).join('')}</table>`,
      ...(house.floorUrl === null ? [] : [`<p><a href="${escaped(house.floorUrl)}">${escaped(say('open'))}</a></p>`]),
      `<p style="color:#5c6470;font-size:13px">${escaped(say('why'))}</p>`,
    ]),
  };
}

type Row = readonly [key: string, value: string];

function rowsOf(news: AlertNews, language: Language, timeZone: string): readonly Row[] {
  const { rule, name, isUp, value, raisedAt, at } = news;
  const moment = (of: number) =>
    new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium', timeZone }).format(of);
  const figure = figureOf(news, language);
  return [
    ['what', rule.name[language]],
    ['of', name[language]],
    ...(figure === null || value === null ? [] : [['value', figure] as const]),
    ['raised', moment(raisedAt)],
    ...(isUp ? [] : [['clearedAt', moment(at)] as const]),
  ];
}

/** `1:01`, `74,2 %`, `12`; null where the rule shows no figure, or nobody knows it. */
function figureOf({ rule, value }: AlertNews, language: Language): string | null {
  const unit = rule.shows === null ? undefined : factOf(rule.about, rule.shows)?.unit;
  if (unit === undefined || value === null) return null;
  if (unit === 'seconds') return span(value);
  const style = unit === 'share' ? ({ style: 'percent', maximumFractionDigits: 1 } as const) : {};
  return new Intl.NumberFormat(language, style).format(value);
}

function span(seconds: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const tail = `${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
  return seconds < 3_600 ? tail : `${Math.floor(seconds / 3_600)}:${tail}`;
}

function rowHtml([key, value]: Row): string {
  const cell = 'padding:2px 16px 2px 0;vertical-align:top';
  return `<tr><td style="${cell};color:#5c6470">${escaped(key)}</td><td style="${cell}">${escaped(value)}</td></tr>`;
}

const page = (title: string, language: Language, parts: readonly string[]): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(title)}</title></head>` +
  `<body style="font:15px/1.5 system-ui,sans-serif;color:#1b2028"><h1 style="font-size:18px">${escaped(title)}</h1>` +
  `${parts.join('')}</body></html>`;

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark);
