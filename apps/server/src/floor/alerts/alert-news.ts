import { factOf, type AlertRule, type EpochMs, type Localised } from '@aliado/domain';

/** An alert that was raised or taken back. */
export interface AlertNews {
  readonly rule: AlertRule;
  readonly subjectId: string;
  /** What people call it. */
  readonly name: Localised;
  readonly isUp: boolean;
  readonly raisedAt: EpochMs;
  readonly value: number | null;
  readonly at: EpochMs;
}

/** The same for the same news, however often it is told. */
export const newsId = ({ rule, subjectId, isUp, at }: AlertNews): string =>
  `${rule.id}.${subjectId}.${at}.${isUp ? 'raised' : 'cleared'}`;

/** The id of the news that an alert was raised which is taken back by this one; null for what says that itself. */
export const newsBefore = (news: AlertNews): string | null =>
  news.isUp ? null : newsId({ ...news, isUp: true, at: news.raisedAt });

/** What another system is told, as JSON. */
export function webhookBody({ rule, subjectId, isUp, value, at }: AlertNews): string {
  const unit = rule.shows === null ? null : (factOf(rule.about, rule.shows)?.unit ?? null);
  return JSON.stringify({
    type: isUp ? 'alert.raised' : 'alert.cleared',
    timestamp: new Date(at).toISOString(),
    data: {
      rule: { id: rule.id, version: rule.version, name: rule.name },
      subject: { kind: rule.about, id: subjectId },
      figure: rule.shows === null ? null : { fact: rule.shows, value, unit },
    },
  });
}
