import { findHidden } from './findHidden';

describe('findHidden', () => {
  it.each([
    ['paid \u202e500\u202c', 'U+202E'],
    ['\u2066isolated\u2069', 'U+2066'],
    ['ad\u200bmin', 'U+200B'],
    ['ad\u200dmin', 'U+200D'],
    ['\u200dmin', 'U+200D'],
    ['یک\u200c', 'U+200C'],
    ['left\u200eright', 'U+200E'],
    ['\ufefffirst', 'U+FEFF'],
    ['soft\u00adhyphen', 'U+00AD'],
    ['bell\u0007', 'U+0007'],
    ['\u001b[31mred', 'U+001B'],
    ['next\u0085line', 'U+0085'],
    ['next\u2028line', 'U+2028'],
    ['half \ud83d', 'U+D83D'],
    ['tag \u{e0041}', 'U+E0041'],
  ])('finds the hidden character of %j', (text, expected) => {
    expect(findHidden(text, true)).toBe(expected);
  });

  it.each([
    'Tier 1 models at level 2',
    'Übergabe – „alles“ bis 1. März',
    'می\u200cخواهم',
    'क्\u200dष',
    'שלום עולם',
    'מ\u05b0',
    '👩\u200d👩\u200d👧 and 👩🏽\u200d🚀 and ❤️\u200d🔥',
    '日本語',
  ])('accepts %j', text => {
    expect(findHidden(text, false)).toBeUndefined();
  });

  it('accepts line breaks if they are allowed', () => {
    expect(findHidden('one\r\n\ttwo', true)).toBeUndefined();
    expect(findHidden('one\ntwo', false)).toBe('U+000A');
  });
});
