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

/** Few instants, writers and versions, so that they meet often. */
const anyPiece: fc.Arbitrary<RecordedEvidence> = fc
  .record({
    source: fc.constantFrom(...EVIDENCE_SOURCES),
    outcome: fc.constantFrom('pass' as const, 'fail' as const),
    observedAt: fc
      .constantFrom(0, -1, -2, -3, -29, -30, -31, -400)
      .map(d => at(d)),
    expiresAt: fc.constantFrom(
      undefined,
      ...[at(0, -1), at(0), at(0, 1), at(3), at(20), at(3_652_059)],
    ),
    subjectVersion: fc.constantFrom(undefined, 'v1', 'v2'),
    writer: fc.constantFrom(undefined, 'a', 'b'),
    declaration: fc.constantFrom(undefined, 'new', 'new', 'new', 'old'),
  })
  .map(({ source, outcome, ...rest }) => piece(source, outcome, rest));
const anyPieces = fc.array(anyPiece, { maxLength: 8 });

const anyRules: fc.Arbitrary<EvidenceRules> = fc.record({
  now: fc.constant(at(0)),
  accepts: fc.subarray([...EVIDENCE_SOURCES], { minLength: 1 }),
  maxAgeDays: fc.constantFrom(undefined, 2, 30),
  declaration: fc.constantFrom(undefined, 'new'),
  subject: fc.constantFrom(undefined, { version: 'v2', since: at(-2) }),
});

/** A piece as it comes in at the door: accepted, about the current subject, and its own end not yet over. */
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

const rank = ({ state }: EvidenceWeight) =>
  ['fail', 'unknown', 'pass'].indexOf(state === 'stale' ? 'unknown' : state);

const standings = ({ pieces }: EvidenceWeight) =>
  pieces.map(({ standing }) => standing);

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
    writer: string,
  ) => piece('drill', outcome, { observedAt: at(days), writer });

  it.each<
    [
      string,
      RecordedEvidence[],
      Partial<EvidenceRules>,
      EvidenceWeight['state'],
      EvidencePiece['standing'][],
    ]
  >([
    ['nothing', [], {}, 'unknown', []],
    [
      'the strongest source',
      [piece('attested', 'fail'), piece('catalog', 'pass')],
      {},
      'pass',
      ['outweighed', 'decides'],
    ],
    [
      'a fail at equal strength',
      [observed('pass', -1, { writer: 'a' }), observed('fail', -2)],
      {},
      'fail',
      ['outweighed', 'decides'],
    ],
    [
      'no source that is not accepted',
      [piece('drill', 'pass')],
      { accepts: ['observed'] },
      'unknown',
      ['not-accepted'],
    ],
    [
      'the newest word of a writer',
      [observed('fail', -2), observed('pass', -1)],
      {},
      'pass',
      ['superseded', 'decides'],
    ],
    [
      'each word of one instant',
      [observed('fail', -1), observed('pass', -1)],
      {},
      'fail',
      ['decides', 'outweighed'],
    ],
    [
      'what is weaker, where what is stronger has ended',
      [observed('fail', -1, { expiresAt: at(0) }), piece('attested', 'pass')],
      {},
      'pass',
      ['expired', 'decides'],
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
      ['decides'],
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
        observed('fail', -1, { writer: 'a', subjectVersion: 'v1' }),
        observed('pass', -1, { writer: 'b', subjectVersion: 'v2' }),
      ],
      { subject: { version: 'v2', since: at(-5) } },
      'pass',
      ['outdated', 'decides'],
    ],
    [
      'who names no version by when the current one was first seen',
      [
        piece('attested', 'fail', { observedAt: at(-6), writer: 'a' }),
        piece('attested', 'pass', { observedAt: at(-5), writer: 'b' }),
      ],
      { subject: { version: 'v2', since: at(-5) } },
      'pass',
      ['outdated', 'decides'],
    ],
    [
      'catalog and drills whatever the version and the declaration',
      [
        piece('catalog', 'fail', { subjectVersion: 'v1' }),
        piece('drill', 'pass', { subjectVersion: 'v1' }),
      ],
      { declaration: 'new', subject: { version: 'v2', since: at(0) } },
      'pass',
      ['outweighed', 'decides'],
    ],
    [
      'a failed drill, however old',
      [drill('fail', -400, 'a')],
      { maxAgeDays: 2 },
      'fail',
      ['decides'],
    ],
    [
      'a failed drill until a later one passes, whoever recorded it',
      [drill('fail', -3, 'a'), drill('pass', -1, 'b')],
      {},
      'pass',
      ['superseded', 'decides'],
    ],
    [
      'a failed drill after one that passed',
      [drill('fail', -1, 'a'), drill('pass', -3, 'b')],
      {},
      'fail',
      ['decides', 'superseded'],
    ],
  ])('counts %s', (_, pieces, rules, state, expected) => {
    const weight = weighEvidence(pieces, { ...RULES, ...rules });
    expect([weight.state, standings(weight)]).toEqual([state, expected]);
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

  it('is told nothing by the same piece twice', () => {
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

  it('hears of each writer only the newest word', () => {
    fc.assert(
      fc.property(anyPieces, anyRules, (pieces, rules) => {
        const weight = weighEvidence(pieces, rules);
        const heard = pieces.filter(
          (_, index) => weight.pieces[index].standing !== 'superseded',
        );
        const { state, changesAt } = weighEvidence(heard, rules);
        expect([state, changesAt]).toEqual([weight.state, weight.changesAt]);
        for (const source of rules.accepts) {
          for (const writer of [undefined, 'a', 'b']) {
            const theirs = heard.filter(
              item =>
                item.source === source &&
                (source === 'drill' || item.writer === writer),
            );
            expect(
              new Set(theirs.map(({ observedAt }) => observedAt)).size,
            ).toBeLessThanOrEqual(1);
          }
        }
      }),
    );
  });

  it('never falls by a pass, and never rises by a fail', () => {
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

  it('decides by what counts alone', () => {
    fc.assert(
      fc.property(anyPieces, anyRules, (pieces, rules) => {
        const weight = weighEvidence(pieces, rules);
        const counting = weight.pieces.filter(({ standing }) =>
          ['decides', 'outweighed'].includes(standing),
        );
        const deciding = weight.pieces.filter(
          ({ standing }) => standing === 'decides',
        );
        expect([...new Set(deciding.map(({ outcome }) => outcome))]).toEqual(
          ['pass', 'fail'].filter(outcome => outcome === weight.state),
        );
        expect(deciding.length > 0).toBe(counting.length > 0);
        expect(weight.state === 'stale').toBe(
          counting.length === 0 &&
            standings(weight).some(standing =>
              ['expired', 'outdated'].includes(standing),
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
              : Date.parse(observedAt) + (rules.maxAgeDays ?? Infinity) * DAY,
          ]);
        expect(ends.every(end => end > NOW)).toBe(true);
        expect(
          counting.every(({ source }) => rules.accepts.includes(source)),
        ).toBe(true);
      }),
    );
  });

  it('is not moved by what does not count', () => {
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
          [...pieces, { ...added, writer: 'idle' }],
          rules,
        ).state;
        expect(
          before === 'unknown' ? ['unknown', 'stale'] : [before],
        ).toContain(after);
      }),
    );
  });

  it('says when time alone changes it next: not before, and then for sure', () => {
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
          expect(standings(then).join() === standings(weight).join()).toBe(
            weight.changesAt === undefined,
          );
        },
      ),
    );
  });
});
