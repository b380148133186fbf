import fc from 'fast-check';
import { CatalogSnapshot, EntityFacts } from '../facts';
import { ABILITIES } from '../verdict';
import {
  compareRunbooks,
  describeSubjectChange,
  DrillSubject,
} from './drillSubject';
import { CompletedDrill, DrillEndContext, assessDrill } from './assessDrill';
import { findTeamObjections } from './findTeamObjections';

const facts = (kind: string, name: string, more: object = {}): EntityFacts => ({
  ref: `${kind.toLocaleLowerCase('en-US')}:default/${name}`,
  kind,
  title: name,
  annotations: {},
  links: [],
  ...more,
});
const person = (name: string, ...groups: string[]) =>
  facts('User', name, {
    memberOf: groups.map(group => `group:default/${group}`),
  });

const snapshot = new CatalogSnapshot([
  facts('Group', 'owner'),
  facts('Group', 'under', { parent: 'group:default/owner' }),
  facts('Group', 'others'),
  person('ada', 'owner'),
  person('ben', 'under'),
  person('cem', 'others'),
  person('dana', 'others', 'under'),
  person('eve'),
]);

const anyGroup = fc.constantFrom('owner', 'under', 'others', 'none');
const anyPerson = fc.constantFrom('ada', 'ben', 'cem', 'dana', 'eve', 'none');
const toGroup = (name: string) => `group:default/${name}`;
const toUser = (name: string) => `user:default/${name}`;

const anySubject: fc.Arbitrary<DrillSubject> = fc.record({
  runbook: fc.option(fc.constantFrom('a.md', 'b.md'), { nil: undefined }),
  runbookVersion: fc.option(fc.constantFrom('1', '2'), { nil: undefined }),
  workflow: fc.option(fc.constantFrom('x', 'y'), { nil: undefined }),
  trainedOn: fc.option(fc.constantFrom(['d'], ['d', 'e']), { nil: undefined }),
  source: fc.option(fc.constantFrom('c1', 'c2'), { nil: undefined }),
});

const anyOutcome = fc.constantFrom(
  'passed' as const,
  'failed' as const,
  'abandoned' as const,
);

const anyEnding = fc
  .record({
    outcomes: fc.record({
      retrain: anyOutcome,
      deploy: anyOutcome,
      observe: anyOutcome,
      recover: anyOutcome,
    }),
    operators: fc.array(anyPerson.map(toUser), { minLength: 1, maxLength: 3 }),
    helpers: fc.array(anyPerson.map(toUser), { maxLength: 2 }),
    authorHelped: fc.boolean(),
    objections: fc.array(fc.constant('They are the owners'), { maxLength: 1 }),
    then: anySubject,
    now: anySubject,
    authors: fc.array(anyPerson.map(toUser), { maxLength: 3 }),
    isTooEarly: fc.boolean(),
  })
  .map(
    ({
      objections,
      then,
      now,
      authors,
      isTooEarly,
      ...rest
    }): { attempt: CompletedDrill; end: DrillEndContext } => ({
      attempt: {
        ...rest,
        abilities: ABILITIES,
        performingTeam: toGroup('others'),
        startedAt: '2026-11-20T10:00:00.000Z',
        endedAt: '2026-11-20T12:00:00.000Z',
        independence: { owner: toGroup('owner'), objections },
        subjects: { recover: then },
      },
      end: {
        snapshot,
        authors: new Set(authors),
        subjects: { recover: now },
        firstSeenAt: isTooEarly
          ? '2026-11-20T11:00:00.000Z'
          : '2026-11-01T00:00:00.000Z',
      },
    }),
  );

describe('findTeamObjections', () => {
  it('objects to every owner, its subgroups and members, and to unknown teams', () => {
    fc.assert(
      fc.property(
        anyGroup,
        fc.array(anyPerson, { minLength: 1, maxLength: 3 }),
        fc.uniqueArray(anyGroup, { minLength: 1, maxLength: 2 }),
        fc.array(anyPerson, { maxLength: 2 }),
        (team, operators, owners, former) => {
          const objections = findTeamObjections(
            snapshot,
            { performingTeam: toGroup(team), operators: operators.map(toUser) },
            owners.map(toGroup),
            new Set(former.map(toUser)),
          );
          const groupsOf: Record<string, string[]> = {
            ada: ['owner'],
            ben: ['under', 'owner'],
            cem: ['others'],
            dana: ['others', 'under', 'owner'],
          };
          const owning = owners.flatMap(owner =>
            owner === 'owner' ? ['owner', 'under'] : [owner],
          );
          const isFine =
            owners[0] !== 'none' &&
            team !== 'none' &&
            !owning.includes(team) &&
            operators.every(
              operator =>
                groupsOf[operator]?.includes(team) &&
                !groupsOf[operator].some(group => owning.includes(group)) &&
                !former.includes(operator),
            );
          expect([objections, objections.length === 0]).toEqual([
            objections,
            isFine,
          ]);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('assessDrill', () => {
  it('counts every failure, a success only without objections, and no abandoned ability, each by its own outcome', () => {
    fc.assert(
      fc.property(anyEnding, ({ attempt, end }) => {
        const assessments = assessDrill(attempt, end);
        expect(assessments.map(({ ability }) => ability)).toEqual(ABILITIES);
        const { operators, helpers, authorHelped, independence } = attempt;
        const speaksAgainst =
          independence.objections.length > 0 ||
          [...operators, ...helpers].some(ref => end.authors.has(ref)) ||
          operators.some(ref => !end.snapshot.get(ref)) ||
          authorHelped ||
          end.authors.size === 0 ||
          attempt.startedAt < end.firstSeenAt;
        for (const { ability, outcome, valid, reasons } of assessments) {
          expect(outcome).toBe(attempt.outcomes[ability]);
          expect(reasons.length).toBeGreaterThan(0);
          const [then, now] = [
            attempt.subjects[ability],
            end.subjects[ability],
          ];
          const isMoved =
            then?.runbook !== undefined &&
            now?.runbook !== undefined &&
            then.runbookVersion !== undefined &&
            then.runbookVersion === now.runbookVersion;
          const hasOtherRunbook =
            (then?.runbook !== now?.runbook && !isMoved) ||
            (then?.runbook !== undefined &&
              (then.runbookVersion === undefined ||
                (now?.runbookVersion !== undefined &&
                  then.runbookVersion !== now.runbookVersion)));
          expect([ability, valid]).toEqual([
            ability,
            outcome === 'failed' ||
              (outcome === 'passed' && !(speaksAgainst || hasOtherRunbook)),
          ]);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('compareRunbooks', () => {
  const SHA = '3f9a1c7e5b2d4f6a8c0e1d3b5f7a9c2e4d6b8f01';
  const DIGEST = 'a'.repeat(64);
  const subject = (runbook: string, runbookVersion?: string) => ({
    runbook,
    runbookVersion,
  });

  it.each([
    ['a short hash', subject('a.md', SHA), subject('a.md', SHA.slice(0, 7))],
    [
      'a digest with its algorithm',
      subject('a.md', DIGEST),
      subject('a.md', `sha256:${DIGEST}`),
    ],
    ['a moved file', subject('a.md', DIGEST), subject('docs/a.md', DIGEST)],
    ['another path to it', subject('a.md', '1'), subject('./a.md', '1')],
    ['what nobody reads again', subject('a.md', '1'), subject('./a.md')],
  ])('treats %s as the same runbook', (_, then, now) => {
    expect(compareRunbooks(then, now)).toBe('same');
    expect(describeSubjectChange(then, now, () => false)).toBeUndefined();
  });

  it.each([
    ['another file', subject('a.md', '1'), subject('b.md', '2'), 'another'],
    ['a file nobody read', subject('a.md', '1'), subject('b.md'), 'another'],
    ['none', subject('a.md', '1'), { runbookVersion: '1' }, 'another'],
    ['other steps', subject('a.md', '1'), subject('a.md', '2'), 'changed'],
  ])('treats %s as a different runbook', (_, then, now, comparison) => {
    expect(compareRunbooks(then, now)).toBe(comparison);
  });
});

describe('describeSubjectChange', () => {
  it('ignores itself, an unknown subject, and a change of only the source', () => {
    fc.assert(
      fc.property(anySubject, anySubject, (then, now) => {
        expect(describeSubjectChange(then, then, () => false)).toBeUndefined();
        const lenient = describeSubjectChange(then, now, () => true);
        const strict = describeSubjectChange(then, now, () => false);
        const hasOtherSource =
          then.source !== undefined &&
          now.source !== undefined &&
          then.source !== now.source;
        expect(strict !== lenient).toBe(
          lenient === undefined && hasOtherSource,
        );
        expect(
          describeSubjectChange(
            { ...then, source: undefined },
            now,
            () => false,
          ),
        ).toBe(lenient);
      }),
    );
  });
});
