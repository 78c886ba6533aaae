import { InMemoryEventLog } from './in-memory-event-log.ts';
import { describeEventLog } from './testing/event-log.contract.ts';

describeEventLog('the log in memory', async () => new InMemoryEventLog());
