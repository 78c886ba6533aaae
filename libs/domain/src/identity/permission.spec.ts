import type { Permission, Role } from './permission.ts';
import { may, permissionsOf, roles } from './permission.ts';

describe('who may do what', () => {
  const table: readonly (readonly [Permission, readonly Role[]])[] = [
    ['desk:work', ['agent']],
    ['interaction:look', ['supervisor', 'trainer', 'lead']],
    ['session:replay', ['agent', 'supervisor', 'trainer', 'lead']],
    ['floor:watch', ['supervisor', 'lead']],
    ['floor:act', ['supervisor']],
    ['alert:write', ['supervisor', 'lead']],
    ['plan:import', ['supervisor', 'lead']],
    ['customer:read', ['agent', 'supervisor', 'facilitator']],
    ['customer:import', ['administrator']],
    ['playbook:read', roles],
    ['playbook:write', ['trainer', 'lead']],
    ['playbook:publish', ['lead', 'administrator']],
    ['approval:decide', ['supervisor']],
    ['authority:manage', ['supervisor', 'lead']],
    ['organisation:read', roles],
    ['self:manage', roles],
    ['account:manage', ['administrator']],
    ['source:inspect', ['administrator']],
  ];

  it.each(table)('%s is for %j and nobody else', (permission, allowed) => {
    expect(roles.filter((role) => may([role], permission))).toEqual(allowed);
  });

  it('is what any of several roles allows', () => {
    expect(may(['facilitator', 'trainer'], 'interaction:look')).toBe(true);
    expect(permissionsOf(['agent', 'administrator'])).toEqual(
      new Set([...permissionsOf(['agent']), ...permissionsOf(['administrator'])]),
    );
  });

  it('is one’s own preferences alone for who has no role', () => {
    expect(permissionsOf([])).toEqual(new Set(['self:manage', 'organisation:read']));
  });
});
