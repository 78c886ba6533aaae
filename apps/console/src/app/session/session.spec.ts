import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import type { SessionView } from '@aliado/domain';
import { sessionInterceptor } from './session.interceptor.ts';
import { Session } from './session.ts';

const view: SessionView = {
  account: { id: 'ada', name: 'Ada', roles: ['agent'], language: 'es', team: null },
  permissions: ['desk:work'],
  preferences: {},
  build: '1',
};

describe('the session', () => {
  let session: Session;
  let server: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        provideHttpClient(withInterceptors([sessionInterceptor])),
        provideHttpClientTesting(),
      ],
    });
    session = TestBed.inject(Session);
    server = TestBed.inject(HttpTestingController);
  });
  afterEach(() => server.verify());

  const settle = () => new Promise((resolve) => setTimeout(resolve));
  const signIn = async () => {
    const load = session.load();
    server.expectOne('/api/session').flush(view);
    await load;
  };

  it('begins with the right name and password', async () => {
    const refusal = session.signIn('ada', 'secret');
    const request = server.expectOne('/api/session');
    expect([request.request.method, request.request.body]).toEqual(['POST', { username: 'ada', password: 'secret' }]);
    request.flush(null, { status: 204, statusText: 'No Content' });
    await settle();
    server.expectOne('/api/session').flush(view);
    expect(await refusal).toBeNull();
    expect(session.permissions().has('desk:work')).toBe(true);
  });

  it.each([
    [401, { code: 'identity/wrong' }, { why: 'wrong' }],
    [423, { code: 'identity/locked', retryAfterSeconds: 90 }, { why: 'locked', retryAfterSeconds: 90 }],
    [503, { code: 'unavailable' }, { why: 'unreachable' }],
  ])('says why not when the server answers %i', async (status, body, refusal) => {
    const signingIn = session.signIn('ada', 'guess');
    server.expectOne('/api/session').flush(body, { status, statusText: 'No' });
    expect(await signingIn).toEqual(refusal);
  });

  it('marks every request as the console’s own, which no other site can', () => {
    TestBed.inject(HttpClient).get('/api/organisation').subscribe();
    const { request } = server.expectOne('/api/organisation');
    expect(request.headers.get('X-Aliado')).toBe('console');
  });

  it('goes to the sign-in, and knows the way back, when the server does not know it any more', async () => {
    await signIn();
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    TestBed.inject(HttpClient)
      .get('/api/scripts')
      .subscribe({ error: () => undefined });
    server.expectOne('/api/scripts').flush({ code: 'none' }, { status: 401, statusText: 'Unauthorized' });
    expect(navigate).toHaveBeenCalledWith(['/sign-in'], { queryParams: { back: '/' } });
    expect([session.view(), session.hasExpired()]).toEqual([null, true]);
  });

  it('stays what it was while the server is out of reach', async () => {
    await signIn();
    const load = session.load();
    server.expectOne('/api/session').error(new ProgressEvent('error'));
    expect(await load).toEqual(view);
  });
});
