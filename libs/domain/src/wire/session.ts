import type { Permission, Role } from '../identity/permission.ts';
import type { Language } from '../text/localised.ts';

/** Who is signed in, as `GET /api/session` tells it. */
export interface SessionView {
  readonly account: {
    readonly id: string;
    readonly name: string;
    readonly roles: readonly Role[];
    readonly language: Language;
    readonly team: string | null;
  };
  readonly permissions: readonly Permission[];
  readonly preferences: Preferences;
  /** Aliado's build, to tell an old tab to reload. */
  readonly build: string;
  /** Whether agents of this house are told who looks into their contacts. */
  readonly agentsSeeLooks: boolean;
}

/** How an alert is heard. */
export type AlertSound = 'off' | 'soft' | 'clear';

/** What the console remembers with the person. Unknown keys are kept. */
export interface Preferences {
  readonly language?: Language;
  readonly theme?: 'system' | 'light' | 'dark';
  readonly density?: 'comfortable' | 'compact' | 'roomy';
  /** Widths of panels by name, CSS pixels. */
  readonly panels?: Readonly<Record<string, number>>;
  /** Keys by command; null switches one off. */
  readonly keys?: Readonly<Record<string, string | null>>;
  /** How alerts are heard whose rules ask for it. */
  readonly alertSound?: AlertSound;
  /** Whose definition figures of the floor follow, by metric; the first of each where nothing was chosen. */
  readonly definitions?: Readonly<Record<string, string>>;
  /** Days within which a further contact of a customer counts against first-contact resolution. */
  readonly resolutionDays?: number;
  /** How the floor is shown. */
  readonly floor?: FloorPreferences;
}

/** How somebody wants the floor to be shown. */
export interface FloorPreferences {
  /** By what people stand together; by team where left out. */
  readonly groupBy?: 'team' | 'queue' | 'state';
  /** As tiles, of which many fit, or as lines that tell all of each; as tiles where left out. */
  readonly layout?: 'tiles' | 'table';
  /** Kinds of needs that are out of sight; none where left out. */
  readonly hiddenNeeds?: readonly string[];
}
