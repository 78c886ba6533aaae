import { CreateLog1795200000000 } from './1795200000000-create-log.ts';
import { CreateIdentity1795200100000 } from './1795200100000-create-identity.ts';
import { CreatePlaybook1795200300000 } from './1795200300000-create-playbook.ts';

/** All changes of the schema, oldest first. Frozen once merged. */
export const migrations = [CreateLog1795200000000, CreateIdentity1795200100000, CreatePlaybook1795200300000] as const;
