import {
  AffectedEntity,
  Check,
  CheckChange,
  CRITERIA,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { toMarkdown } from './toMarkdown';

/** The most characters of a comment of GitHub. */
const LIMIT = 65_536;

const ids = CRITERIA.map(({ id }) => id);

const affected = (change: CheckChange, count: number): AffectedEntity[] =>
  Array.from({ length: count }, (_, index) => ({
    entityRef: `model:default/${change}-${index}`,
    title: `${change} ${index}`,
    kind: 'Model',
    change,
    after: { verdict: 'no', level: 0 },
    gained: [],
    lost: [],
    newFailures: ids,
  }));

const checkOf = (...others: AffectedEntity[]): Check => ({
  entities: [],
  others,
  totals: { new: 100, better: 0, worse: 0 },
  hidden: 0,
  rulesVersion: '1',
});

/** The number of rows of a table, and how many more there are. */
const countRows = (markdown: string, change: CheckChange) => ({
  shown: markdown.split(`| \`model:default/${change}-`).length - 1,
  more: Number(/And (\d+) more\./.exec(markdown)?.[1] ?? 0),
});

describe('toMarkdown', () => {
  it('stays below the limit of comments, and says how many more there are', () => {
    const markdown = toMarkdown({ check: checkOf(...affected('new', 100)) });
    expect(markdown.length).toBeLessThan(LIMIT);
    const { shown, more } = countRows(markdown, 'new');
    expect(shown).toBeGreaterThan(20);
    expect(shown + more).toBe(100);
  });

  it('shows what gets worse first, and counts tables without space', () => {
    const markdown = toMarkdown({
      check: checkOf(...affected('new', 100), ...affected('worse', 80)),
    });
    expect(markdown.length).toBeLessThan(LIMIT);
    const { shown, more } = countRows(markdown, 'worse');
    expect(shown).toBeGreaterThan(20);
    expect(shown + more).toBe(80);
    expect(markdown).toMatch(
      /#### New\n\n100 entities, which the comment has no space for\.$/,
    );
  });

  it('shows all of a small table, and 100 rows of a large one', () => {
    const small = affected('new', 120).map(entity => ({
      ...entity,
      newFailures: [],
    }));
    const rows = (count: number) =>
      countRows(
        toMarkdown({ check: checkOf(...small.slice(0, count)) }),
        'new',
      );
    expect(rows(3)).toEqual({ shown: 3, more: 0 });
    expect(rows(100)).toEqual({ shown: 100, more: 0 });
    expect(rows(120)).toEqual({ shown: 100, more: 20 });
  });

  it('stays below the limit with long findings', () => {
    const markdown = toMarkdown({
      findings: Array.from({ length: 40 }, () => 'x'.repeat(100_000)),
    });
    expect(markdown.length).toBeLessThan(LIMIT);
    expect(markdown).toMatch(/\n- `x+…`\n/);
    expect(markdown).toMatch(/And \d+ more\.$/);
  });
});
