import { nameProblem, readSavedViews, withView } from './SavedViews';

describe('SavedViews', () => {
  it('reads the valid part of a storage', () => {
    const views = [{ name: 'Mine', search: 'tier=1' }];
    expect(readSavedViews({ views, first: 'Mine' })).toEqual({
      views,
      first: 'Mine',
    });
    expect(
      readSavedViews({ views: [...views, { name: 4 }, 'x'], first: 'Gone' }),
    ).toEqual({ views, first: undefined });
    for (const nonsense of [undefined, 'text', 3, [], { views: 'none' }]) {
      expect(readSavedViews(nonsense)).toEqual({ views: [], first: undefined });
    }
  });

  it('accepts names up to a length, each once, case-insensitive', () => {
    const saved = withView({ views: [] }, { name: ' Mine ', search: '' });
    expect(saved.views).toEqual([{ name: 'Mine', search: '' }]);
    expect(nameProblem(saved, '  ')).toBe('nameMissing');
    expect(nameProblem(saved, 'x'.repeat(61))).toBe('nameTooLong');
    expect(nameProblem(saved, 'MINE')).toBe('nameTaken');
    expect(nameProblem(saved, 'MINE', 'Mine')).toBeUndefined();
    expect(nameProblem(saved, 'Other')).toBeUndefined();
  });
});
