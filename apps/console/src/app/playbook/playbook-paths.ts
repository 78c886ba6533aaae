import { UrlSegment, type UrlMatcher } from '@angular/router';

/**
 * `/playbook`, `/playbook/KIND/ID` and, for what has a language, `/playbook/KIND/ID/LANGUAGE`: one screen for all, so that going
 * from part to part keeps it. No path has a dot in it, which would make it that of a file.
 */
export const playbookPaths: UrlMatcher = (segments) => {
  const [area, kind, id, language, ...more] = segments;
  if (area?.path !== 'playbook' || more.length > 0 || (kind && !id)) return null;
  if (!kind || !id) return { consumed: segments, posParams: {} };
  const whole = language ? new UrlSegment(`${id.path}.${language.path}`, {}) : id;
  return { consumed: segments, posParams: { kind, id: whole } };
};

/** The way to a part, as `playbookPaths` reads it. */
export const pathTo = (kind: string, id: string): readonly string[] => ['/playbook', kind, ...id.split('.')];
