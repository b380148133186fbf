import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CRITERIA } from './criteria';

const ARTICLE = join(__dirname, '../../../../docs/article.md');

describe('docs/article.md', () => {
  const text = readFileSync(ARTICLE, 'utf8');
  const claims = text
    .split(/^(?=\d+\. )/m)
    .slice(1)
    .map(claim => ({
      number: parseInt(claim, 10),
      parts: [...claim.matchAll(/^ +- (\w+): \S/gm)].map(([, part]) => part),
    }));

  it('has criteria, pages and connectors for each claim', () => {
    expect(claims).toEqual(
      Array.from({ length: 18 }, (_, index) => ({
        number: index + 1,
        parts: ['Criteria', 'Pages', 'Connectors'],
      })),
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
