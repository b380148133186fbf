import { MlEntityFacts } from '../criteria';
import { evaluate, ml, NOW } from './__fixtures__/growthCatalog';
import { evaluateEntity } from './evaluateEntity';

const DAY = 86_400_000;
const at = (days: number, milliseconds = 0) =>
  new Date(Date.parse(NOW) + days * DAY + milliseconds).toISOString();

describe('findSmells for features with changing owners', () => {
  /** The smell of a feature dataset, given owner changes in days relative to now. */
  const smell = (
    changes: number[],
    {
      now = NOW,
      type = 'feature',
      owner = 'growth',
      readers = ['growth', 'search'],
    } = {},
  ) => {
    const { snapshot } = evaluate([
      ml('Dataset', 'features', { type, owner }),
      ...readers.map((team, index) =>
        ml('Model', `m${index}`, { owner: team, trainedOn: ['features'] }),
      ),
    ]);
    const { smells, nextChangeAt } = evaluateEntity(
      snapshot.get('dataset:default/features') as MlEntityFacts,
      {
        snapshot,
        now,
        evidence: () => [],
        ownerChanges: ref =>
          ref === 'dataset:default/features'
            ? changes.map(days => at(days))
            : [],
      },
    );
    expect(
      smells.every(({ id }) => id === 'feature-store-before-ownership'),
    ).toBe(true);
    return { refs: smells[0]?.refs, nextChangeAt };
  };
  const all = [
    'dataset:default/features',
    'model:default/m0',
    'model:default/m1',
  ];

  it('reports two owner changes within 180 days, and when the smell ends', () => {
    expect(smell([-100, -1])).toEqual({ refs: all, nextChangeAt: at(80) });
    // Only the last two owner changes count.
    expect(smell([-170, -100, -1])).toEqual({
      refs: all,
      nextChangeAt: at(80),
    });
    expect(smell([-100, -1], { now: at(80, -1) }).refs).toEqual(all);
    expect(smell([-100, -1], { now: at(80) })).toEqual({});
  });

  it('does not report fewer changes', () => {
    expect(smell([])).toEqual({});
    expect(smell([-1])).toEqual({});
    expect(smell([-180, -1])).toEqual({});
    expect(smell([-400, -190, -1])).toEqual({});
    expect(smell([-2, -1], { type: 'table' })).toEqual({});
    expect(smell([-2, -1], { readers: ['growth', 'growth'] }).refs).toBe(
      undefined,
    );
  });

  it('requires no owner change if no group owns them', () => {
    expect(smell([], { owner: 'user:ada' }).refs).toEqual(all);
    expect(smell([], { owner: 'absent' }).refs).toEqual(all);
  });
});
