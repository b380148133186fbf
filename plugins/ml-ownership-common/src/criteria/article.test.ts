import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CRITERIA } from './criteria';

const ARTICLE = join(__dirname, '../../../../docs/article.md');

describe('docs/article.md', () => {
  const text = readFileSync(ARTICLE, 'utf8');
  const rows = text.split('\n').filter(line => /^\| \d/.test(line));

  it('has a row for each claim', () => {
    expect(rows.map(row => Number(row.split('|')[1]))).toEqual(
      Array.from({ length: 18 }, (_, index) => index + 1),
    );
  });

  it('names only criteria that exist', () => {
    const named = [...text.matchAll(/`([a-z]+\.[a-z-]+)`/g)].map(
      ([, id]) => id,
    );
    expect(named.length).toBeGreaterThan(50);
    const known = CRITERIA.map(({ id }) => id);
    expect(named.filter(id => !known.includes(id))).toEqual([]);
  });
});
