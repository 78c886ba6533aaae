import type { Account, AccountDirectory } from '../identity/account-directory.ts';
import { OrganisationController } from './organisation.controller.ts';
import type { Playbook, PublishedOrganisation } from './playbook.ts';

const account = (id: string, disabledAt: number | null = null): Account => ({
  ...{ id, name: id.toUpperCase(), roles: ['agent'], language: 'es', team: null, queues: [] },
  ...{ tenureMonths: 1, disabledAt, createdAt: 0, preferences: {} },
});

const published = { timeZone: 'Europe/Madrid' } as Partial<PublishedOrganisation> as PublishedOrganisation;

function controller(isLoaded: boolean): OrganisationController {
  const playbook = { isLoaded: () => isLoaded, organisation: () => published } as Partial<Playbook> as Playbook;
  const accounts = { list: async () => [account('ada'), account('left', 1)] } as Partial<AccountDirectory>;
  return new OrganisationController(playbook, accounts as AccountDirectory);
}

describe('the organisation as consoles read it', () => {
  it('has the people who may sign in today, however their accounts were made', async () => {
    expect(await controller(true).organisation()).toEqual({
      timeZone: 'Europe/Madrid',
      people: [{ id: 'ada', name: 'ADA', roles: ['agent'] }],
    });
  });

  it('is not there before a pack was loaded', async () => {
    await expect(controller(false).organisation()).rejects.toMatchObject({ code: 'playbook/nothing-published' });
  });
});
