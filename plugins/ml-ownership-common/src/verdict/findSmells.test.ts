import { MlEntityFacts } from '../criteria';
import { evaluate, ml, NOW } from './__fixtures__/growthCatalog';
import { evaluateEntity } from './evaluateEntity';

const DAY = 86_400_000;
const at = (days: number, milliseconds = 0) =>
  new Date(Date.parse(NOW) + days * DAY + milliseconds).toISOString();

describe('findSmells, of features that change hands', () => {
  /** What is said of the features at a moment after the owner changed some days ago. */
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

  it('takes two owner changes within 180 days for a smell, and says when it is over', () => {
    expect(smell([-100, -1])).toEqual({ refs: all, nextChangeAt: at(80) });
    // Of more than two, the last two count.
    expect(smell([-170, -100, -1])).toEqual({
      refs: all,
      nextChangeAt: at(80),
    });
    expect(smell([-100, -1], { now: at(80, -1) }).refs).toEqual(all);
    expect(smell([-100, -1], { now: at(80) })).toEqual({});
  });

  it('takes nothing less for one', () => {
    expect(smell([])).toEqual({});
    expect(smell([-1])).toEqual({});
    expect(smell([-180, -1])).toEqual({});
    expect(smell([-400, -190, -1])).toEqual({});
    expect(smell([-2, -1], { type: 'table' })).toEqual({});
    expect(smell([-2, -1], { readers: ['growth', 'growth'] }).refs).toBe(
      undefined,
    );
  });

  it('needs no change where no group owns them', () => {
    expect(smell([], { owner: 'user:ada' }).refs).toEqual(all);
    expect(smell([], { owner: 'absent' }).refs).toEqual(all);
  });
});
