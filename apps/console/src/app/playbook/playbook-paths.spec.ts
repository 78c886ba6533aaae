import { UrlSegment, type Route, type UrlSegmentGroup } from '@angular/router';
import { pathTo, playbookPaths } from './playbook-paths.ts';

const read = (path: string) => {
  const segments = path.split('/').map((one) => new UrlSegment(one, {}));
  const found = playbookPaths(segments, {} as UrlSegmentGroup, {} as Route);
  return (
    found && Object.fromEntries(Object.entries(found.posParams ?? {}).map(([name, { path: text }]) => [name, text]))
  );
};

describe('the ways into the playbook', () => {
  it('lead to all of it, and to each part', () => {
    expect(read('playbook')).toEqual({});
    expect(read('playbook/guideline/late-delivery')).toEqual({ kind: 'guideline', id: 'late-delivery' });
    expect(read('playbook/article/card-refunds/es')).toEqual({ kind: 'article', id: 'card-refunds.es' });
  });

  it('are told from others', () => {
    expect([read('desk'), read('playbook/guideline'), read('playbook/a/b/c/d')]).toEqual([null, null, null]);
  });

  it('are written as they are read', () => {
    expect(read(pathTo('article', 'card-refunds.en').join('/').slice(1))).toEqual({
      kind: 'article',
      id: 'card-refunds.en',
    });
  });
});
