import type { AlertAbout, Localised } from '@aliado/domain';
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
        return this.contact(subjectId);
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

  private contact(interactionId: string): Localised {
    const segment = this.contacts.counted().track(interactionId)?.segments.at(-1);
    const queue = segment?.queueId ? this.queue(segment.queueId) : null;
    const person = segment?.agentId ? this.person(segment.agentId) : null;
    const named = (language: keyof Localised, first: string, by: string) =>
      [queue ? `${first}: ${queue[language]}` : first, ...(person ? [`${by} ${person[language]}`] : [])].join(', ');
    return { es: named('es', 'Contacto', 'con'), en: named('en', 'Contact', 'with') };
  }
}
