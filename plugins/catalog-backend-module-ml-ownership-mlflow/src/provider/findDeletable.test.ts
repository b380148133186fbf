import { renderMentions } from '@mlownership/backstage-plugin-ml-ownership-common';
import { findDeletable } from './findDeletable';

const names = (count: number) =>
  Array.from({ length: count }, (_, index) => `m${index}`);

const known = (count: number) =>
  new Map(names(count).map(name => [name, `model:default/${name}`]));

describe('findDeletable', () => {
  it.each([
    [2, 2, []],
    [2, 1, ['m1']],
    [1000, 800, names(1000).slice(800)],
    [10_000, 9_999, ['m9999']],
  ])('allows from %i to %i models', (before, after, expected) => {
    expect(findDeletable(known(before), new Set(names(after)), 0.2)).toEqual({
      names: expected,
    });
  });

  it.each([
    [1000, 0, 0.2, 'the list is empty'],
    [1, 0, 1, 'the list is empty'],
    [1000, 799, 0.2, 'lacks 201 of 1000 known models, more than 200'],
    [3, 1, 0.2, 'lacks 2 of 3 known models, more than 1'],
  ])('refuses from %i to %i models', (before, after, share, reason) => {
    expect(findDeletable(known(before), new Set(names(after)), share)).toEqual({
      refusal: expect.stringContaining(reason),
    });
  });

  it('names models in a way that can be hidden from readers', () => {
    const deletable = findDeletable(known(3), new Set(['m0']), 0.2);
    const { refusal } = deletable as { refusal: string };
    expect(renderMentions(refusal, () => true)).toContain(
      ': m1 (model:default/m1), m2 (model:default/m2). If',
    );
    expect(
      renderMentions(refusal, ref => ref !== 'model:default/m1'),
    ).not.toContain('m1');
  });
});
