import { isRaised, type AlertTrial, type Localised, type TriedAlert } from '@aliado/domain';
import type { Day } from '../../day.ts';
import type { AlertLook } from '../alert-rounds.ts';

/** Alerts that are told one by one. */
const mostTold = 200;

/** When each alert was raised and taken back. */
export class FoundAlerts {
  private readonly alerts: TriedAlert[] = [];
  private readonly open = new Map<string, number>();

  /** @param nameOf what people call what was looked at. */
  constructor(
    private readonly day: Day,
    private readonly nameOf: (look: AlertLook) => Localised,
  ) {}

  take(look: AlertLook): void {
    const { subjectId, before, state, at, value } = look;
    if (isRaised(state) === isRaised(before)) return;
    if (isRaised(state)) {
      this.open.set(subjectId, this.alerts.length);
      const { since, raisedAt } = state;
      this.alerts.push({ subjectId, name: this.nameOf(look), since, raisedAt, clearedAt: null, value });
      return;
    }
    const place = this.open.get(subjectId) ?? -1;
    const held = this.alerts[place];
    if (held) this.alerts[place] = { ...held, clearedAt: at };
    this.open.delete(subjectId);
  }

  /** Those of the day, the earliest first. */
  all(): Pick<AlertTrial, 'alerts' | 'total'> {
    const ofDay = this.alerts.filter(({ clearedAt }) => clearedAt === null || clearedAt > this.day.from);
    const inOrder = ofDay.toSorted((one, other) => one.raisedAt - other.raisedAt);
    return { alerts: inOrder.slice(0, mostTold), total: ofDay.length };
  }
}
