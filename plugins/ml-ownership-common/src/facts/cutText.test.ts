import { sanitizeText } from './sanitizeText';
import { cutText } from './cutText';

const FAMILY = '👨‍👩‍👧‍👦';
const FLAG = '🇩🇪';

describe('cutText', () => {
  it('does not change a text that fits', () => {
    expect(cutText('abc', 3)).toBe('abc');
    expect(cutText('', 0)).toBe('');
    expect(cutText('abc', 3, '…')).toBe('abc');
  });

  it.each([
    ['ab😀', 3, 'ab'],
    ['ab😀c', 4, 'ab😀'],
    [`ab${FAMILY}c`, 8, 'ab'],
    [`ab${FLAG}${FLAG}c`, 7, `ab${FLAG}`],
    ['abe\u0301f', 3, 'ab'],
    ['a\r\nb', 2, 'a'],
    ['abc', 2, 'ab'],
    ['abc', 0, ''],
  ])('cuts %j to %d units between characters', (text, longest, expected) => {
    expect(cutText(text, longest)).toBe(expected);
  });

  it('replaces the rest by an ending within the length', () => {
    expect(cutText('abcdef', 4, '…')).toBe('abc…');
    expect(cutText('ab😀😀', 4, '…')).toBe('ab…');
  });

  it('never splits a surrogate pair', () => {
    const text = `${'x'.repeat(300)}${FAMILY.repeat(30)}${FLAG.repeat(
      301,
    )}e\u0301`;
    for (let longest = 0; longest < text.length; longest++) {
      const cut = cutText(text, longest);
      expect(() => encodeURIComponent(cut)).not.toThrow();
      expect(cut.length).toBeLessThanOrEqual(longest);
      expect(longest - cut.length).toBeLessThan(FAMILY.length);
      expect(cut).not.toMatch(/\u200d$/);
    }
  });

  it('splits combining marks only if necessary', () => {
    const text = `a${'\u0301'.repeat(2000)}`;
    expect(cutText(text, 500)).toHaveLength(500);
    expect(cutText(`a${'\u0301'.repeat(499)}😀`, 501)).toHaveLength(500);
  });
});

describe('sanitizeText', () => {
  it('shortens a long text between characters', () => {
    expect(sanitizeText(`${'x'.repeat(499)}😀`, 500)).toBe('x'.repeat(499));
  });
});
