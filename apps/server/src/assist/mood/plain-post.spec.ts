import { plainPost } from './plain-post.ts';

const words = (text: string, language: 'es' | 'en') => plainPost(text, language).trim().split(/\s+/).join(' ');

describe('a post read plainly', () => {
  it('is told without links and without the names that it calls', () => {
    expect(words('@ana mira esto https://t.co/x1 ya', 'es')).toBe('mira esto ya');
  });

  it('is told with the words of its hashtags', () => {
    expect(words('#FelizLunes a todos, #por_fin', 'es')).toBe('Feliz Lunes a todos, por fin');
  });

  it('is told without drawing words out', () => {
    expect(words('soooo goooood', 'en')).toBe('so god');
    expect(words('good and well', 'en')).toBe('good and well');
  });

  it('is told with shortened words in full, in the language that shortens them', () => {
    expect(words('xq no vienes, q tb voy', 'es')).toBe('porque no vienes, que también voy');
    expect(words('q x d', 'en')).toBe('q x d');
  });
});
