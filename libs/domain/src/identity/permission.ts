/** What somebody is here for. One account may have several roles. */
export type Role = 'agent' | 'supervisor' | 'trainer' | 'facilitator' | 'lead' | 'administrator';

/** Every role, for what lists or checks them. */
export const roles: readonly Role[] = ['agent', 'supervisor', 'trainer', 'facilitator', 'lead', 'administrator'];

/** What may be done. Every route and every message of the socket names one. */
export type Permission =
  /** Work at the desk: own contacts, own state. */
  | 'desk:work'
  /** Watch a contact of somebody else. */
  | 'interaction:look'
  /** Play sessions back that are over: one's own; those of others for whoever may look into them. */
  | 'session:replay'
  /** See the floor: queues, agents, figures, and what needs somebody. */
  | 'floor:watch'
  /** Act on it: claim what needs somebody, help in a contact, change somebody's state or queues. */
  | 'floor:act'
  /** Write the rules that raise alerts. */
  | 'alert:write'
  /** Say what people are planned for: bring a plan in. */
  | 'plan:import'
  | 'customer:read'
  | 'customer:import'
  | 'playbook:read'
  /** Draft what others decide on: guidelines, scripts, articles. */
  | 'playbook:write'
  /** Agree to somebody else's draft, publish it, take it back. */
  | 'playbook:publish'
  /** Decide what agents ask for above their own authority. */
  | 'approval:decide'
  /** Lend one's own authority to somebody else; look at what was granted. */
  | 'authority:manage'
  | 'organisation:read'
  /** One's own session and preferences: everybody who is signed in. */
  | 'self:manage'
  | 'account:manage'
  | 'source:inspect';

const granted: Readonly<Record<Role, readonly Permission[]>> = {
  agent: ['desk:work', 'session:replay', 'customer:read', 'playbook:read'],
  supervisor: [
    ...(['interaction:look', 'session:replay', 'floor:watch', 'floor:act', 'alert:write', 'plan:import'] as const),
    ...(['customer:read', 'playbook:read', 'approval:decide', 'authority:manage'] as const),
  ],
  trainer: ['interaction:look', 'session:replay', 'playbook:read', 'playbook:write'],
  facilitator: ['customer:read', 'playbook:read'],
  lead: [
    'interaction:look',
    'session:replay',
    'floor:watch',
    'alert:write',
    'plan:import',
    'playbook:read',
    'playbook:write',
    'playbook:publish',
    'authority:manage',
  ],
  administrator: ['account:manage', 'customer:import', 'playbook:read', 'playbook:publish', 'source:inspect'],
};

const everybody: readonly Permission[] = ['self:manage', 'organisation:read'];

/** The permissions of somebody with these roles. */
export function permissionsOf(held: readonly Role[]): ReadonlySet<Permission> {
  return new Set([...everybody, ...held.flatMap((role) => granted[role])]);
}

/** Whether somebody with these roles may do this. */
export const may = (held: readonly Role[], permission: Permission): boolean => permissionsOf(held).has(permission);
