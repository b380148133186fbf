import fc from 'fast-check';
import { CRITERIA, getCriterion } from '../criteria';
import { CriterionState, MlKind, WeakestLink } from '../schema/openapi';
import { ABILITIES } from './evaluateAbilities';
import { concludeEntity } from './evaluateEntity';
import { findObstacles } from './findObstacles';

const MODEL = 'model:default/churn';
const EXEMPTION = { expiresAt: '2027-01-15T00:00:00Z' };

const anyState = fc.oneof(
  { weight: 40, arbitrary: fc.constant<CriterionState>('pass') },
  {
    weight: 1,
    arbitrary: fc.constantFrom<CriterionState>(
      'fail',
      'unknown',
      'stale',
      'exempt',
      'not-applicable',
    ),
  },
);

const anyCriteria = fc
  .constantFrom<MlKind>('Model', 'Dataset', 'Pipeline')
  .chain(kind => {
    const ids = CRITERIA.filter(({ kinds }) => kinds.includes(kind)).map(
      ({ id }) => id,
    );
    return fc.tuple(...ids.map(() => anyState)).map(states =>
      ids.map((id, at) => ({
        id,
        state: states[at],
        exemption: states[at] === 'exempt' ? EXEMPTION : undefined,
      })),
    );
  });

const weakest = (link: Partial<WeakestLink>): WeakestLink => ({
  entityRef: MODEL,
  title: 'Churn',
  path: [MODEL],
  verdict: 'unproven',
  reasonText: '',
  ...link,
});

describe('findObstacles', () => {
  it('lists every open criterion and every exemption, and nothing for a proven entity only', () => {
    fc.assert(
      fc.property(anyCriteria, criteria => {
        const { abilities, verdict } = concludeEntity(criteria, true);
        const found = findObstacles(
          { entityRef: MODEL, abilities, verdict },
          criteria,
        );
        const idsIn = (...states: CriterionState[]) =>
          criteria
            .filter(({ state }) => states.includes(state))
            .map(({ id }) => id);
        expect(found === undefined).toBe(verdict === 'yes');
        expect(found?.criteria ?? []).toEqual(
          idsIn('fail', 'unknown', 'stale'),
        );
        expect(found?.exemptions.map(cap => cap.criterion) ?? []).toEqual(
          idsIn('exempt'),
        );
        for (const cap of found?.exemptions ?? []) {
          for (const ability of cap.abilities) {
            expect(abilities[ability]!.level).toBeLessThanOrEqual(cap.level);
          }
        }
      }),
    );
  });

  it('lists an exemption above the level that is reached', () => {
    const criteria = CRITERIA.filter(({ kinds }) =>
      kinds.includes('Model'),
    ).map(({ id }) => ({ id, state: 'pass' as CriterionState }));
    const exempt = CRITERIA.find(
      ({ ability, level }) => ability === 'deploy' && level === 3,
    )!.id;
    const states = criteria.map(criterion => {
      if (criterion.id === exempt) {
        return { ...criterion, state: 'exempt' as const, exemption: EXEMPTION };
      }
      const { ability, level } = getCriterion(criterion.id);
      return ability === 'deploy' && level === 2
        ? { ...criterion, state: 'unknown' as const }
        : criterion;
    });
    const { abilities, verdict } = concludeEntity(states, true);
    expect(abilities.deploy).toMatchObject({ level: 1, exempted: false });
    expect(
      findObstacles({ entityRef: MODEL, abilities, verdict }, states)
        ?.exemptions,
    ).toEqual([
      {
        criterion: exempt,
        abilities: ['deploy'],
        level: 3,
        expiresAt: EXEMPTION.expiresAt,
      },
    ]);
  });

  it('names all abilities for an exemption that applies to all', () => {
    const shared = CRITERIA.find(({ ability }) => ability === 'all')!.id;
    const states = [
      { id: shared, state: 'exempt' as const, exemption: EXEMPTION },
      ...ABILITIES.filter(ability => ability !== 'deploy').map(ability => ({
        id: `${ability}.drill`,
        state: 'pass' as const,
      })),
    ];
    const { abilities, verdict } = concludeEntity(states, true);
    expect(
      findObstacles({ entityRef: MODEL, abilities, verdict }, states)
        ?.exemptions[0].abilities,
    ).toEqual(['retrain', 'observe', 'recover']);
  });

  it.each([
    ['is the model itself', { weakestLink: weakest({}) }, false],
    [
      'is an entity upstream',
      { weakestLink: weakest({ entityRef: 'dataset:default/features' }) },
      true,
    ],
    ['is hidden', {}, true],
    [
      'is exempt at its end',
      {
        weakestLink: weakest({}),
        systemExemptions: { count: 1, edges: [] },
      },
      true,
    ],
  ])(
    'tells whether the supply chain is in the way if the weakest link %s',
    (_, system, expected) => {
      expect(
        findObstacles(
          {
            entityRef: MODEL,
            abilities: {},
            verdict: 'no',
            systemVerdict: 'unproven',
            ...system,
          },
          [{ id: 'observe.on-call', state: 'fail' }],
        )?.supplyChain,
      ).toBe(expected);
    },
  );

  it.each(['not-assessed', 'not-in-scope'] as const)(
    'lists nothing for an entity that is %s',
    verdict => {
      expect(
        findObstacles({ entityRef: MODEL, abilities: {}, verdict }, [
          { id: 'observe.on-call', state: 'fail' },
        ]),
      ).toBeUndefined();
    },
  );
});
