import { readTextBlocks } from '../text';
import { readCriteriaDocument } from './readCriteriaDocument';

const read = (source: string, subject: 'release' | 'rollback' = 'release') =>
  readCriteriaDocument(readTextBlocks(source, 'markdown'), subject);

describe('readCriteriaDocument', () => {
  it.each([
    [
      'a table',
      '# Criteria\n\n| what | threshold |\n|---|---|\n| recall | at least 0.9 |\n',
    ],
    ['a list', '# Release criteria\n\n- All smoke tests\n- Signed by risk\n'],
    ['a sentence', 'Roll out only where the error stays below 2 %.'],
    ['a list without a heading about it', '- recall ≥ 0.9\n'],
    [
      'a section of a runbook',
      '# Deploy\n\n1. Start\n\n## Release criteria\n\n- No longer day\n',
    ],
    ['German', '# Freigabe\n\nDie Genauigkeit liegt über 0,9.'],
    ['Japanese', '# リリース基準\n\n- 再現率は0.9以上\n'],
  ])('passes %s', (_, source) => {
    expect(read(source)).toEqual({
      outcome: 'pass',
      detail: expect.stringMatching(
        /criteri(?:on|a) for a release (?:is|are) documented$/,
      ),
    });
  });

  it.each([
    ['nothing', '', /is empty/],
    ['headings alone', '# Release criteria\n\n## Thresholds\n', /is empty/],
    [
      'what is to be written',
      '# Release criteria\n\n- TODO\n\nTBD\n',
      /a placeholder/,
    ],
    [
      'a link alone',
      '# Release criteria\n\n- https://wiki.example.com/x\n',
      /expected at least one item/,
    ],
    ['prose', '# About\n\nThe team talks about it.\n', /No release criterion/],
    ['code', '# Criteria\n\n```\nif x > 1\n```\n', /No release criterion/],
  ])('fails %s', (_, source, detail) => {
    expect(read(source)).toEqual({
      outcome: 'fail',
      detail: expect.stringMatching(detail),
    });
  });

  it('recognizes rollback criteria by their own terms', () => {
    const source =
      '# Recover\n\nThe team talks.\n\n## When to roll back\n\n- Wrong prices in the shop\n';
    expect(read(source, 'rollback').outcome).toBe('pass');
  });
});
