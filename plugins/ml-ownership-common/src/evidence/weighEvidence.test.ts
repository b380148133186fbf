import fc from 'fast-check';
import { EvidencePiece } from '../schema/openapi';
import { RecordedEvidence } from './RecordedEvidence';
import {
  EVIDENCE_SOURCES,
  EvidenceRules,
  EvidenceWeight,
  weighEvidence,
} from './weighEvidence';

const NOW = Date.parse('2026-11-23T12:00:00.000Z');
const DAY = 86_400_000;

const at = (days: number, milliseconds = 0) =>
  new Date(NOW + days * DAY + milliseconds).toISOString();

const piece = (
  source: RecordedEvidence['source'],
  outcome: RecordedEvidence['outcome'],
  rest: Partial<RecordedEvidence> = {},
): RecordedEvidence => ({
  source,
  outcome,
  detail: `${source} says ${outcome}`,
  observedAt: at(-1),
  ...rest,
});

const RULES: EvidenceRules = { accepts: EVIDENCE_SOURCES, now: at(0) };

/**
 * Few instants, reporters and versions, so that they collide often; some dates are in the future because of a
 * wrong clock.
 */
const anyPiece: fc.Arbitrary<RecordedEvidence> = fc
  .record({
    source: fc.constantFrom(...EVIDENCE_SOURCES),
    outcome: fc.constantFrom(
      'pass' as const,
      'pass' as const,
      'fail' as const,
      'fail' as const,
      'not-applicable' as const,
    ),
    observedAt: fc
      .constantFrom(0, -1, -2, -3, -29, -30, -31, -400, 1 / 1440, 1, 40)
      .map(d => at(d)),
    expiresAt: fc.constantFrom(
      undefined,
      ...[at(0, -1), at(0), at(0, 1), at(3), at(20), at(3_652_059)],
    ),
    subjectVersion: fc.constantFrom(undefined, 'v1', 'v2'),
    reportedBy: fc.constantFrom(undefined, 'a', 'b'),
    declaration: fc.constantFrom(undefined, 'new', 'new', 'new', 'old'),
  })
  .map(({ source, outcome, ...rest }) => piece(source, outcome, rest));
/** Adds to each version when it was first seen, as the store does. */
const withFirstSeen = (pieces: RecordedEvidence[]) =>
  pieces.map(item => ({
    ...item,
    firstSeenAt:
      item.subjectVersion &&
      pieces
        .filter(({ subjectVersion }) => subjectVersion === item.subjectVersion)
        .map(({ observedAt }) => observedAt)
        .sort()[0],
  }));
const anyPieces = fc.array(anyPiece, { maxLength: 8 }).map(withFirstSeen);

const anyRules: fc.Arbitrary<EvidenceRules> = fc.record({
  now: fc.constant(at(0)),
  accepts: fc.subarray([...EVIDENCE_SOURCES], { minLength: 1 }),
  maxAgeDays: fc.constantFrom(undefined, 2, 30),
  declaration: fc.constantFrom(undefined, 'new'),
  subject: fc.constantFrom(undefined, { version: 'v2', since: at(-2) }),
});

/** A piece as ingestion accepts it: accepted source, current subject, not expired. */
const anyValid = (outcome: RecordedEvidence['outcome'], rules: EvidenceRules) =>
  fc
    .tuple(anyPiece, fc.constantFrom(...rules.accepts))
    .filter(([{ expiresAt }]) => !expiresAt || Date.parse(expiresAt) > NOW)
    .map(([item, source]) => ({
      ...item,
      source,
      outcome,
      declaration: rules.declaration,
      subjectVersion: rules.subject?.version,
    }));

const RANKS: Record<EvidenceWeight['state'], number> = {
  fail: 0,
  unknown: 1,
  stale: 1,
  pass: 2,
  'not-applicable': 2,
};
const rank = ({ state }: EvidenceWeight) => RANKS[state];

const statuses = ({ pieces }: EvidenceWeight) =>
  pieces.map(({ status }) => status);

const asSet = ({ state, changesAt, pieces }: EvidenceWeight) => ({
  state,
  changesAt,
  pieces: pieces
    .map(item => JSON.stringify(item, Object.keys(item).sort()))
    .sort(),
});

const later = (rules: EvidenceRules, milliseconds: number): EvidenceRules => ({
  ...rules,
  now: new Date(milliseconds).toISOString(),
});

describe('weighEvidence', () => {
  const observed = (
    outcome: RecordedEvidence['outcome'],
    days: number,
    rest?: Partial<RecordedEvidence>,
  ) => piece('observed', outcome, { observedAt: at(days), ...rest });
  const drill = (
    outcome: RecordedEvidence['outcome'],
    days: number,
    reportedBy: string,
  ) => piece('drill', outcome, { observedAt: at(days), reportedBy });

  it.each<
    [
      string,
      RecordedEvidence[],
      Partial<EvidenceRules>,
      EvidenceWeight['state'],
      EvidencePiece['status'][],
    ]
  >([
    ['nothing', [], {}, 'unknown', []],
    [
      'the strongest source',
      [piece('attested', 'fail'), piece('catalog', 'pass')],
      {},
      'pass',
      ['overruled', 'decisive'],
    ],
    [
      'a fail at equal strength',
      [observed('pass', -1, { reportedBy: 'a' }), observed('fail', -2)],
      {},
      'fail',
      ['overruled', 'decisive'],
    ],
    [
      'no source that is not accepted',
      [piece('drill', 'pass')],
      { accepts: ['observed'] },
      'unknown',
      ['not-accepted'],
    ],
    [
      'the newest word of a reporter',
      [observed('fail', -2), observed('pass', -1)],
      {},
      'pass',
      ['superseded', 'decisive'],
    ],
    [
      'each word of one instant',
      [observed('fail', -1), observed('pass', -1)],
      {},
      'fail',
      ['decisive', 'overruled'],
    ],
    [
      'what is weaker, where what is stronger has ended',
      [
        observed('pass', -1, { expiresAt: at(0) }),
        piece('attested', 'fail', { observedAt: at(-2) }),
      ],
      {},
      'fail',
      ['expired', 'decisive'],
    ],
    [
      'nothing that a fail has refuted, also where the fail has ended',
      [observed('fail', -1, { expiresAt: at(0) }), piece('attested', 'pass')],
      {},
      'stale',
      ['expired', 'overruled'],
    ],
    [
      'what was seen after a fail that has ended',
      [
        observed('fail', -2, { expiresAt: at(0) }),
        piece('attested', 'pass', { observedAt: at(-1) }),
      ],
      {},
      'pass',
      ['expired', 'decisive'],
    ],
    [
      'a fail at once, and anything else when its moment comes',
      [
        observed('fail', 3, { reportedBy: 'a' }),
        observed('pass', 5, { reportedBy: 'a' }),
        observed('pass', -1, { reportedBy: 'b' }),
      ],
      {},
      'fail',
      ['decisive', 'not-yet', 'overruled'],
    ],
    [
      'what a clock that is a little fast has dated ahead',
      [observed('pass', 4 / 1440)],
      {},
      'pass',
      ['decisive'],
    ],
    [
      'nothing for longer than 30 days where no maximum age is set',
      [
        observed('pass', -30),
        piece('attested', 'pass', { observedAt: at(-31) }),
      ],
      {},
      'stale',
      ['expired', 'expired'],
    ],
    [
      'the newest version of those that several reporters have read',
      [
        observed('fail', -2, { reportedBy: 'old', subjectVersion: 'v1' }),
        observed('pass', -1, { reportedBy: 'new', subjectVersion: 'v2' }),
      ],
      {},
      'pass',
      ['overruled', 'decisive'],
    ],
    [
      'no version that a person has named before a fail',
      [
        piece('attested', 'fail', { reportedBy: 'a', observedAt: at(-2) }),
        piece('attested', 'pass', { reportedBy: 'b', subjectVersion: 'v9' }),
      ],
      {},
      'fail',
      ['decisive', 'overruled'],
    ],
    [
      'a later look at an older version for nothing',
      [
        observed('fail', -2, { subjectVersion: 'v2' }),
        observed('pass', -1, { subjectVersion: 'v1', firstSeenAt: at(-3) }),
      ],
      {},
      'fail',
      ['decisive', 'overruled'],
    ],
    [
      'what is seen again since its version was first seen',
      [
        observed('pass', 0, { subjectVersion: 'v2', firstSeenAt: at(-5) }),
        piece('attested', 'pass', { observedAt: at(-4) }),
      ],
      { subject: { version: 'v2', since: at(-5) } },
      'pass',
      ['decisive', 'overruled'],
    ],
    [
      'one version however it is written',
      [
        observed('fail', -1, {
          subjectVersion: '3f9a1c7e5b2d4f6a8c0e1d3b5f7a9c2e4d6b8f01',
        }),
      ],
      { subject: { version: '3f9a1c7', since: at(-2) } },
      'fail',
      ['decisive'],
    ],
    [
      'one declaration however it is written',
      [piece('document', 'pass', { declaration: './docs/retrain.md' })],
      { declaration: 'docs/retrain.md' },
      'pass',
      ['decisive'],
    ],
    [
      'that it does not apply, where nothing says otherwise',
      [observed('not-applicable', -1)],
      {},
      'not-applicable',
      ['decisive'],
    ],
    [
      'a pass before that it does not apply, and a fail before both',
      [
        observed('not-applicable', -1, { reportedBy: 'a' }),
        observed('pass', -1, { reportedBy: 'b' }),
        observed('fail', -1, { reportedBy: 'c' }),
      ],
      {},
      'fail',
      ['overruled', 'overruled', 'decisive'],
    ],
    [
      'nothing of a reporter who may no longer say it',
      [
        observed('fail', -1, { reportedBy: 'old', exclusion: 'not-accepted' }),
        observed('pass', -2, { reportedBy: 'new' }),
      ],
      {},
      'pass',
      ['not-accepted', 'decisive'],
    ],
    [
      'the maximum age before an end of its own that comes later',
      [observed('pass', -2, { expiresAt: at(9) })],
      { maxAgeDays: 2 },
      'stale',
      ['expired'],
    ],
    [
      'what the catalog says, however old',
      [piece('catalog', 'pass', { observedAt: at(-400) })],
      { maxAgeDays: 2 },
      'pass',
      ['decisive'],
    ],
    [
      'nothing about an earlier declaration',
      [piece('document', 'fail', { declaration: 'docs/old.md' })],
      { declaration: 'docs/new.md' },
      'stale',
      ['outdated'],
    ],
    [
      'nothing about what was not declared yet',
      [piece('document', 'fail', { declaration: '' })],
      { declaration: 'docs/new.md' },
      'stale',
      ['outdated'],
    ],
    [
      'the current version, and no other',
      [
        observed('fail', -1, { reportedBy: 'a', subjectVersion: 'v1' }),
        observed('pass', -1, { reportedBy: 'b', subjectVersion: 'v2' }),
      ],
      { subject: { version: 'v2', since: at(-5) } },
      'pass',
      ['outdated', 'decisive'],
    ],
    [
      'who names no version by when the current one was first seen',
      [
        piece('attested', 'fail', { observedAt: at(-6), reportedBy: 'a' }),
        piece('attested', 'pass', { observedAt: at(-5), reportedBy: 'b' }),
      ],
      { subject: { version: 'v2', since: at(-5) } },
      'pass',
      ['outdated', 'decisive'],
    ],
    [
      'catalog and drills whatever the version and the declaration',
      [
        piece('catalog', 'fail', { subjectVersion: 'v1' }),
        piece('drill', 'pass', { subjectVersion: 'v1' }),
      ],
      { declaration: 'new', subject: { version: 'v2', since: at(0) } },
      'pass',
      ['overruled', 'decisive'],
    ],
    [
      'a failed drill, however old',
      [drill('fail', -400, 'a')],
      { maxAgeDays: 2 },
      'fail',
      ['decisive'],
    ],
    [
      'a failed drill until a later one passes, for any reporter',
      [drill('fail', -3, 'a'), drill('pass', -1, 'b')],
      {},
      'pass',
      ['superseded', 'decisive'],
    ],
    [
      'a failed drill after one that passed',
      [drill('fail', -1, 'a'), drill('pass', -3, 'b')],
      {},
      'fail',
      ['decisive', 'superseded'],
    ],
  ])('counts %s', (_, pieces, rules, state, expected) => {
    const weight = weighEvidence(pieces, { ...RULES, ...rules });
    expect([weight.state, statuses(weight)]).toEqual([state, expected]);
  });

  it('does not depend on the order of arrival', () => {
    fc.assert(
      fc.property(
        anyPieces.chain(pieces =>
          fc.tuple(
            fc.constant(pieces),
            fc.shuffledSubarray(pieces, { minLength: pieces.length }),
          ),
        ),
        anyRules,
        ([pieces, shuffled], rules) => {
          expect(asSet(weighEvidence(shuffled, rules))).toEqual(
            asSet(weighEvidence(pieces, rules)),
          );
        },
      ),
    );
  });

  it('ignores duplicates', () => {
    fc.assert(
      fc.property(anyPieces, anyRules, fc.nat(), (pieces, rules, index) => {
        fc.pre(pieces.length > 0);
        const again = index % pieces.length;
        const once = weighEvidence(pieces, rules);
        expect(weighEvidence([...pieces, pieces[again]], rules)).toEqual({
          ...once,
          pieces: [...once.pieces, once.pieces[again]],
        });
      }),
    );
  });

  it('counts only the newest evidence of each reporter', () => {
    fc.assert(
      fc.property(anyPieces, anyRules, (pieces, rules) => {
        const weight = weighEvidence(pieces, rules);
        const heard = pieces.filter(
          ({ subjectVersion }, index) =>
            // A superseded piece may still show a version.
            subjectVersion || weight.pieces[index].status !== 'superseded',
        );
        const { state, changesAt } = weighEvidence(heard, rules);
        expect([state, changesAt]).toEqual([weight.state, weight.changesAt]);
        for (const source of rules.accepts) {
          for (const reportedBy of [undefined, 'a', 'b']) {
            const theirs = weight.pieces.filter(
              item =>
                item.source === source &&
                (source === 'drill' || item.reportedBy === reportedBy) &&
                ['decisive', 'overruled', 'expired'].includes(item.status),
            );
            expect(
              new Set(theirs.map(({ observedAt }) => observedAt)).size,
              // One about the newest version, and one about an older version.
            ).toBeLessThanOrEqual(rules.subject || source === 'drill' ? 1 : 2);
          }
        }
      }),
    );
  });

  it('never becomes worse by a pass, and never better by a fail', () => {
    fc.assert(
      fc.property(
        fc
          .tuple(anyRules, fc.constantFrom('pass' as const, 'fail' as const))
          .chain(([rules, outcome]) =>
            fc.tuple(fc.constant(rules), anyValid(outcome, rules)),
          ),
        anyPieces,
        ([rules, added], pieces) => {
          const before = rank(weighEvidence(pieces, rules));
          const after = rank(weighEvidence([...pieces, added], rules));
          expect(
            added.outcome === 'pass' ? after >= before : after <= before,
          ).toBe(true);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('depends only on evidence that counts', () => {
    fc.assert(
      fc.property(anyPieces, anyRules, (pieces, rules) => {
        const weight = weighEvidence(pieces, rules);
        const counting = weight.pieces.filter(({ status }) =>
          ['decisive', 'overruled'].includes(status),
        );
        const deciding = weight.pieces.filter(
          ({ status }) => status === 'decisive',
        );
        expect([...new Set(deciding.map(({ outcome }) => outcome))]).toEqual(
          ['pass', 'fail', 'not-applicable'].filter(
            outcome => outcome === weight.state,
          ),
        );
        expect(weight.state === 'stale').toBe(
          deciding.length === 0 &&
            statuses(weight).some(status =>
              ['expired', 'outdated', 'overruled'].includes(status),
            ),
        );
        const ends = counting
          .filter(
            ({ source, outcome }) => source !== 'drill' || outcome === 'pass',
          )
          .flatMap(({ source, observedAt, expiresAt }) => [
            expiresAt ? Date.parse(expiresAt) : Infinity,
            source === 'catalog'
              ? Infinity
              : Date.parse(observedAt) + (rules.maxAgeDays ?? 30) * DAY,
          ]);
        expect(ends.every(end => end > NOW)).toBe(true);
        expect(
          counting.every(({ source }) => rules.accepts.includes(source)),
        ).toBe(true);
      }),
    );
  });

  it('is not changed by evidence that does not count', () => {
    const anyIdle = fc.constantFrom(
      piece('observed', 'pass', { expiresAt: at(0) }),
      piece('observed', 'fail', { observedAt: at(-40) }),
      piece('document', 'fail', { declaration: 'old' }),
      piece('attested', 'pass', { subjectVersion: 'v1' }),
      piece('drill', 'fail', {}),
    );
    const rules: EvidenceRules = {
      accepts: ['observed', 'document', 'catalog', 'attested'],
      now: at(0),
      maxAgeDays: 30,
      declaration: 'new',
      subject: { version: 'v2', since: at(-50) },
    };
    fc.assert(
      fc.property(anyPieces, anyIdle, (pieces, idle) => {
        const before = weighEvidence(pieces, rules).state;
        const added = { ...idle, declaration: idle.declaration ?? 'new' };
        const after = weighEvidence(
          [...pieces, { ...added, reportedBy: 'idle' }],
          rules,
        ).state;
        expect(
          before === 'unknown' ? ['unknown', 'stale'] : [before],
        ).toContain(after);
      }),
    );
  });

  it('announces exactly when time alone changes the result', () => {
    fc.assert(
      fc.property(
        anyPieces,
        anyRules,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (pieces, rules, share) => {
          const weight = weighEvidence(pieces, rules);
          const end = weight.changesAt
            ? Date.parse(weight.changesAt)
            : Date.parse(at(4_000_000));
          expect(end).toBeGreaterThan(NOW);
          const between = NOW + Math.floor((end - NOW) * share);
          for (const instant of [between, end - 1]) {
            expect(weighEvidence(pieces, later(rules, instant))).toEqual(
              weight,
            );
          }
          const then = weighEvidence(pieces, later(rules, end));
          expect(statuses(then).join() === statuses(weight).join()).toBe(
            weight.changesAt === undefined,
          );
        },
      ),
    );
  });
});
