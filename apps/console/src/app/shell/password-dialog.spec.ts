import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { importProvidersFrom } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { es } from '../words/es.ts';
import { Notices } from './notices.ts';
import { OpenOverlay } from './open-overlay.ts';
import { PasswordDialog } from './password-dialog.ts';

const { password: words } = es.shell;

describe('the form for one’s own password', () => {
  async function show() {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        importProvidersFrom(
          TranslocoTestingModule.forRoot({
            langs: { es },
            translocoConfig: { availableLangs: ['es'], defaultLang: 'es' },
            preloadLangs: true,
          }),
        ),
      ],
    });
    TestBed.inject(OpenOverlay).name.set('password');
    const fixture = TestBed.createComponent(PasswordDialog);
    const element = fixture.nativeElement as HTMLElement;
    await fixture.whenStable();
    const fill = (id: string, value: string) => {
      (element.querySelector(`#password-${id}`) as HTMLInputElement).value = value;
    };
    const send = async () => {
      fill('current', 'the old one, please');
      fill('next', 'quiet lamps at noon');
      element.querySelector('form')?.dispatchEvent(new SubmitEvent('submit', { cancelable: true }));
      await fixture.whenStable();
      return TestBed.inject(HttpTestingController).expectOne('/api/password');
    };
    const settle = async () => {
      await new Promise((resolve) => setTimeout(resolve));
      await fixture.whenStable();
    };
    const said = () => element.querySelector('[role=alert]')?.textContent?.trim();
    return { send, settle, said };
  }

  it('replaces it, closes, and says what that means elsewhere', async () => {
    const { send, settle } = await show();
    const sent = await send();
    expect([sent.request.method, sent.request.body]).toEqual([
      'PUT',
      { current: 'the old one, please', next: 'quiet lamps at noon' },
    ]);
    sent.flush(null);
    await settle();
    expect(TestBed.inject(OpenOverlay).name()).toBeNull();
    expect(TestBed.inject(Notices).toasts()).toMatchObject([{ text: words.done }]);
  });

  it.each([
    [422, { code: 'account/wrong-password' }, words.wrong],
    [422, { code: 'account/weak-password' }, words.weak],
    [423, { code: 'session/locked', retryAfterSeconds: 120 }, words.locked.replace('{{minutes}}', '2')],
    [503, {}, words.unreachable],
  ])('stays open and says why when the answer is %i %j', async (status, body, expected) => {
    const { send, settle, said } = await show();
    (await send()).flush(body, { status, statusText: 'No' });
    await settle();
    expect([said(), TestBed.inject(OpenOverlay).name()]).toEqual([expected, 'password']);
  });
});
