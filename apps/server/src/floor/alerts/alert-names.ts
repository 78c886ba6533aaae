import { nowhere, type AlertAbout, type Localised, type Whereabouts } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { Playbook } from '../../playbooks/playbook.ts';
import { AgentFloor } from '../agents/agent-floor.ts';
import { ContactFloor } from '../contacts/contact-floor.ts';

const house: Localised = { es: 'Toda la casa', en: 'The whole house' };

/** What people call the things that rules are about. Of a contact it says where it is, and nothing of who the customer is. */
@Injectable()
export class AlertNames {
  constructor(
    private readonly playbook: Playbook,
    private readonly staff: AgentFloor,
    private readonly contacts: ContactFloor,
  ) {}

  of(about: AlertAbout, subjectId: string): Localised {
    switch (about) {
      case 'queue':
        return this.queue(subjectId);
      case 'agent':
        return this.person(subjectId);
      case 'contact':
        return this.contactIn(this.contacts.counted().track(subjectId)?.segments.at(-1) ?? nowhere);
      case 'house':
        return house;
    }
  }

  private queue(queueId: string): Localised {
    const queues = this.playbook.isLoaded() ? this.playbook.organisation().queues : [];
    return queues.find(({ id }) => id === queueId)?.name ?? { es: queueId, en: queueId };
  }

  private person(agentId: string): Localised {
    const name = this.staff.agents.get(agentId)?.colleague.name ?? agentId;
    return { es: name, en: name };
  }

  /** A contact, by where it is. */
  contactIn({ queueId, agentId }: Whereabouts): Localised {
    const queue = queueId === null ? null : this.queue(queueId);
    const person = agentId === null ? null : this.person(agentId);
    const named = (language: keyof Localised, [first, within, by]: readonly [string, string, string]) =>
      [first, queue && `${within} ${queue[language]}`, person && `${by} ${person[language]}`].filter(Boolean).join(' ');
    return { es: named('es', ['Contacto', 'en', 'con']), en: named('en', ['Contact', 'in', 'with']) };
  }
}
