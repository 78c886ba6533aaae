import type { UrlMatcher } from '@angular/router';

/** `/playbook` and `/playbook/KIND/ID`: one screen for both, so that going from part to part keeps it. */
export const playbookPaths: UrlMatcher = (segments) => {
  const [area, kind, id, ...more] = segments;
  if (area?.path !== 'playbook' || more.length > 0 || (kind && !id)) return null;
  return { consumed: segments, posParams: kind && id ? { kind, id } : {} };
};
