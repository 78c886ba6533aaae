import { CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport } from '@angular/cdk/scrolling';
import { Component, computed, inject, input, output } from '@angular/core';
import type { EpochMs, Touchpoint, TouchpointChannel } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { HOUSE_ZONE } from '../clock/house-zone.ts';
import { Ticker } from '../clock/ticker.ts';
import { formatMoment } from '../format/time-format.ts';
import { Bones, Empty } from '../panel-states/panel-states.ts';
import { activeLanguage } from '../words/active-language.ts';

/** The height of one step, in CSS pixels; the style sheet holds the same. */
const stepHeight = 28;
/** More is asked for when this many steps or fewer are left below the view. */
const askAhead = 20;

/** What happened with the customer, newest first, over all channels. Only what is in view is drawn; more is asked for in time. */
@Component({
  selector: 'ui-journey',
  imports: [Bones, CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport, Empty, TranslocoPipe],
  host: { class: 'ui-journey' },
  template: `
    @if (live(); as words) {
      <div class="step is-newest" [class.is-oldest]="steps().length === 0">
        <span class="dot now"><i class="i i-phone" aria-hidden="true"></i></span>
        <span class="when">{{ 'ui.journey.now' | transloco }}</span>
        <b class="clip">{{ words }}</b>
      </div>
    }
    @if (steps().length === 0) {
      @if (isLoading()) {
        <ui-bones [title]="'ui.journey.loading' | transloco" />
      } @else if (live() === null) {
        <ui-empty
          icon="i-branch"
          [title]="'ui.journey.empty' | transloco"
          [hint]="'ui.journey.emptyHint' | transloco"
        />
      }
    } @else {
      <cdk-virtual-scroll-viewport
        role="list"
        tabindex="0"
        [attr.aria-label]="'ui.journey.label' | transloco"
        [itemSize]="stepHeight"
        minBufferPx="280"
        maxBufferPx="560"
        (scrolledIndexChange)="noteScroll($event)"
      >
        <div *cdkVirtualFor="let step of steps(); trackBy: idOf" role="listitem" [attr.aria-setsize]="total()">
          <button
            type="button"
            class="step"
            [class.is-newest]="step.isNewest"
            [class.is-oldest]="step.isOldest"
            [attr.title]="step.title + ' · ' + ('ui.journey.stage.' + step.touchpoint.stage | transloco)"
            (click)="open.emit(step.touchpoint)"
          >
            <span class="dot" [class.late]="step.touchpoint.state === 'broken'">
              <i class="i" [class]="step.icon" aria-hidden="true"></i>
              <span class="sr">{{ channelKeys[step.touchpoint.channel] | transloco }}</span>
            </span>
            <span class="when">{{ when(step.touchpoint.occurredAt) }}</span>
            <span class="clip">
              @if (stateKeys[step.touchpoint.state]; as key) {
                <span class="sr">{{ key | transloco }}: </span>
              }
              {{ step.title }}
              @if (step.detail) {
                <span class="note">{{ step.detail }}</span>
              }
            </span>
          </button>
        </div>
      </cdk-virtual-scroll-viewport>
    }
  `,
})
export class Journey {
  /** Newest first, as far as read. */
  readonly touchpoints = input.required<readonly Touchpoint[]>();
  /** All there are, read or not. */
  readonly total = input<number | null>(null);
  readonly hasMore = input(false);
  readonly isLoading = input(false);
  /** What is going on now, in words; null when nothing is. */
  readonly live = input<string | null>(null);
  readonly open = output<Touchpoint>();
  /** The reader comes near the end of what is read, and there is more. */
  readonly needMore = output();

  private readonly ticker = inject(Ticker);
  private readonly language = activeLanguage();
  private readonly zone = inject(HOUSE_ZONE);
  protected readonly stepHeight = stepHeight;
  protected readonly steps = computed(() => {
    const language = this.language();
    const touchpoints = this.touchpoints();
    return touchpoints.map((touchpoint, index) => ({
      touchpoint,
      title: touchpoint.title[language],
      detail: touchpoint.detail?.[language] ?? null,
      icon: icons[touchpoint.channel],
      isNewest: index === 0 && this.live() === null,
      isOldest: index === touchpoints.length - 1 && !this.hasMore(),
    }));
  });
  protected readonly stateKeys = { ok: null, broken: 'ui.journey.broken', open: 'ui.journey.open' } as const;
  protected readonly channelKeys: Readonly<Record<TouchpointChannel, string>> = {
    voice: 'ui.channel.voice',
    chat: 'ui.channel.chat',
    email: 'ui.channel.email',
    web: 'ui.channel.web',
    store: 'ui.channel.store',
    whatsapp: 'ui.channel.whatsapp',
    delivery: 'ui.channel.delivery',
    repair: 'ui.channel.repair',
    billing: 'ui.channel.billing',
    survey: 'ui.channel.survey',
  };

  protected when(at: EpochMs): string {
    return formatMoment(at, this.ticker.minute(), this.language(), this.zone());
  }

  protected idOf(_index: number, { touchpoint }: { readonly touchpoint: Touchpoint }): string {
    return touchpoint.id;
  }

  /** Takes in which step is at the top of the view. */
  protected noteScroll(firstIndex: number): void {
    const left = this.touchpoints().length - firstIndex;
    if (this.hasMore() && !this.isLoading() && left <= askAhead * 2) this.needMore.emit();
  }
}

const icons: Readonly<Record<TouchpointChannel, string>> = {
  voice: 'i-phone',
  chat: 'i-chat',
  email: 'i-mail',
  web: 'i-web',
  store: 'i-store',
  whatsapp: 'i-chat',
  delivery: 'i-truck',
  repair: 'i-sliders',
  billing: 'i-receipt',
  survey: 'i-survey',
};
