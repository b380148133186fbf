import { CatalogSnapshot, EntityFacts, parsePerson } from '../facts';
import { getAuthors } from '../people';
import recorded from './__fixtures__/productionReadinessReviews.json';
import { drillEvidence } from './drillEvidence';
import { assessDrill } from './assessDrill';

/** Kubernetes enhancements with an approver who is also an author. */
const REVIEWED_BY_AN_AUTHOR = [753, 1040, 2340, 4816, 5073, 5832];

const START = '2026-11-20T10:00:00.000Z';
const END = '2026-11-20T12:00:00.000Z';
const MODEL = 'model:default/enhancement';

type Review = [number, string[], string[]];
const reviews = recorded.reviews as Review[];

const facts = (kind: string, name: string, more: object = {}): EntityFacts => ({
  ref: `${kind.toLocaleLowerCase('en-US')}:default/${name}`,
  kind,
  title: name,
  annotations: {},
  links: [],
  ...more,
});

/** A review as a drill: the authors built the entity, the approvers are the participants. */
function reviewOf([, authors, approvers]: Review) {
  const snapshot = new CatalogSnapshot([
    facts('Group', 'owner'),
    facts('Group', 'reviewers'),
    ...[...authors, ...approvers].map(name => facts('User', name)),
    facts('Model', 'enhancement', {
      owner: 'group:default/owner',
      ml: {
        authors: authors.map(name => parsePerson(name)!),
        operations: {},
        boundaries: {},
      },
    }),
  ]);
  const operators = approvers.map(name => `user:default/${name}`);
  return { snapshot, operators };
}

describe('the production readiness reviews of Kubernetes', () => {
  it('are reviews by another person, except for six', () => {
    expect(reviews).toHaveLength(438);
    const invalid = reviews.filter(review => {
      const { snapshot, operators } = reviewOf(review);
      const [{ valid }] = assessDrill(
        {
          abilities: ['deploy'],
          outcomes: { deploy: 'passed' },
          performingTeam: 'group:default/reviewers',
          operators,
          helpers: [],
          authorHelped: false,
          startedAt: START,
          endedAt: END,
          independence: { owner: 'group:default/owner', objections: [] },
          subjects: {},
        },
        {
          snapshot,
          authors: getAuthors(snapshot, MODEL, () => undefined),
          firstSeenAt: START,
          subjects: {},
        },
      );
      return !valid;
    });
    expect(invalid.map(([enhancement]) => enhancement).sort(byNumber)).toEqual(
      REVIEWED_BY_AN_AUTHOR,
    );
  });

  it('do not count if an author is found later', () => {
    const exclusion = reviews.filter(([enhancement, authors, approvers]) => {
      // Only the record names the authors.
      const { snapshot, operators } = reviewOf([enhancement, [], approvers]);
      const entity = snapshot.get(MODEL)! as Parameters<
        typeof drillEvidence
      >[0];
      const [piece] = drillEvidence(entity, 'deploy', {
        snapshot,
        evidence: () => [],
        drills: () => [
          {
            id: 'review',
            ability: 'deploy',
            outcome: 'pass',
            performingTeam: 'group:default/reviewers',
            operators,
            endedAt: END,
            trace: 'attested',
            subject: {},
          },
        ],
        record: () => ({
          authors: authors.map(name => ({
            person: `user:default/${name}`,
            since: START,
          })),
          predecessors: [],
        }),
        levelThreePasses: () => true,
      });
      return piece.exclusion === 'not-accepted';
    });
    expect(
      exclusion.map(([enhancement]) => enhancement).sort(byNumber),
    ).toEqual(REVIEWED_BY_AN_AUTHOR);
  });
});

function byNumber(a: number, b: number): number {
  return a - b;
}
