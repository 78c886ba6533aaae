import { isSameOrigin } from './origin.ts';

const host = 'desk.local:8740';

describe('a request', () => {
  it.each([
    ['names its own origin', { origin: 'http://desk.local:8740', fetchSite: undefined }],
    ['is said by the browser to be from the same origin', { origin: undefined, fetchSite: 'same-origin' }],
    ['says both', { origin: 'http://desk.local:8740', fetchSite: 'same-origin' }],
  ])('that %s comes from the console', (_, source) => {
    expect(isSameOrigin({ ...source, host }, null)).toBe(true);
  });

  it.each([
    ['says nothing', { origin: undefined, fetchSite: undefined }],
    ['names another host', { origin: 'http://desk.local.evil.example:8740', fetchSite: undefined }],
    ['names another port', { origin: 'http://desk.local:8741', fetchSite: undefined }],
    ['names another scheme', { origin: 'https://desk.local:8740', fetchSite: undefined }],
    ['comes from a sandboxed page', { origin: 'null', fetchSite: undefined }],
    ['contradicts itself', { origin: 'http://desk.local:8740', fetchSite: 'cross-site' }],
    ['was typed or bookmarked', { origin: undefined, fetchSite: 'none' }],
  ])('that %s does not', (_, source) => {
    expect(isSameOrigin({ ...source, host }, null)).toBe(false);
  });

  it('is measured by the public address where there is one, whatever Host says', () => {
    const publicUrl = 'https://desk.example/';
    expect(isSameOrigin({ origin: 'https://desk.example', fetchSite: undefined, host }, publicUrl)).toBe(true);
    expect(isSameOrigin({ origin: 'http://desk.local:8740', fetchSite: undefined, host }, publicUrl)).toBe(false);
  });
});
