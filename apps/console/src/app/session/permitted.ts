import { Directive, effect, inject, input, TemplateRef, ViewContainerRef } from '@angular/core';
import type { Permission } from '@aliado/domain';
import { Session } from './session.ts';

/** Shows its content to who may do this, or one of these: `*aliadoPermitted="'desk:work'"`. The server decides all the same. */
@Directive({ selector: '[aliadoPermitted]' })
export class Permitted {
  private readonly container = inject(ViewContainerRef);
  private readonly template = inject<TemplateRef<unknown>>(TemplateRef);
  private readonly session = inject(Session);
  /** What must be permitted; of several, one. */
  readonly aliadoPermitted = input.required<Permission | readonly Permission[]>();

  constructor() {
    effect(() => {
      const isPermitted = [this.aliadoPermitted()].flat().some((one) => this.session.permissions().has(one));
      if (!isPermitted) this.container.clear();
      else if (this.container.length === 0) this.container.createEmbeddedView(this.template);
    });
  }
}
