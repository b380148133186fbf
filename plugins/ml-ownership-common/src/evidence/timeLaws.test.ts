import fc from 'fast-check';
import { currentVersion } from './currentVersion';
import { RecordedEvidence } from './RecordedEvidence';
import {
  EVIDENCE_SOURCES,
  EvidenceRules,
  EvidenceWeight,
  weighEvidence,
} from './weighEvidence';

const START = Date.parse('2026-11-23T12:00:00.000Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const instant = (time: number) => new Date(time).toISOString();

/** A report at the current time of the clock. */
interface Report {
  source: RecordedEvidence['source'];
  reportedBy: string;
  outcome: RecordedEvidence['outcome'];
  version?: string;
  /** Days until the report expires. */
  lasts?: number;
}

type Event =
  | { type: 'clock'; hours: number }
  | { type: 'report'; report: Report }
  | { type: 'again'; index: number };

const anyReport: fc.Arbitrary<Report> = fc.record({
  source: fc.constantFrom('observed', 'document', 'attested', 'drill'),
  reportedBy: fc.constantFrom('a', 'b'),
  outcome: fc.constantFrom('pass', 'fail', 'not-applicable'),
  version: fc.constantFrom(undefined, 'v1', 'v2', 'v3'),
  lasts: fc.constantFrom(undefined, 1, 20),
});

const anyEventsBy = (hours: fc.Arbitrary<number>) =>
  fc.array(
    fc.oneof(
      fc.record({ type: fc.constant('clock' as const), hours }),
      fc.record({ type: fc.constant('report' as const), report: anyReport }),
      fc.record({ type: fc.constant('again' as const), index: fc.nat(20) }),
    ) as fc.Arbitrary<Event>,
    { minLength: 1, maxLength: 20 },
  );

/** The clock moves forward, a little or a long way. */
const onwards = anyEventsBy(fc.constantFrom(1, 1, 30, 24 * 10, 24 * 40));

/** The clock also moves back. */
const jumping = anyEventsBy(fc.constantFrom(1, 30, 24 * 40, -1, -30, -24 * 40));

/** Replays events, and yields the evidence and its weight after each step. */
function* play(
  events: readonly Event[],
  followsSource: boolean,
): Generator<{ pieces: RecordedEvidence[]; rules: EvidenceRules }> {
  let now = START;
  const firstSeen = new Map<string, string>();
  let pieces: RecordedEvidence[] = [];
  for (const event of events) {
    if (event.type === 'clock') {
      now += event.hours * HOUR;
    } else if (event.type === 'again') {
      const { [event.index % (pieces.length || 1)]: piece } = pieces;
      pieces = piece ? [piece, ...pieces] : pieces;
    } else {
      const { version, lasts, ...report } = event.report;
      const observedAt = instant(now);
      if (version && !(firstSeen.get(version)! <= observedAt)) {
        firstSeen.set(version, observedAt);
      }
      pieces = [
        ...pieces,
        {
          ...report,
          detail: `${event.type} ${pieces.length}`,
          observedAt,
          subjectVersion: version,
          expiresAt: lasts && instant(now + lasts * DAY),
        } as RecordedEvidence,
      ].map(piece => ({
        ...piece,
        firstSeenAt:
          piece.subjectVersion && firstSeen.get(piece.subjectVersion),
      }));
    }
    yield {
      pieces,
      rules: {
        accepts: EVIDENCE_SOURCES,
        now: instant(now),
        subject: followsSource
          ? currentVersion(
              pieces.filter(({ source }) => source === 'observed'),
              now,
              'first-seen',
            )
          : undefined,
      },
    };
  }
}

const isGood = ({ state }: EvidenceWeight) =>
  state === 'pass' || state === 'not-applicable';

const latestOf = ({ pieces }: EvidenceWeight) =>
  Math.max(
    ...pieces
      .filter(({ status }) => status === 'decisive')
      .map(({ observedAt }) => Date.parse(observedAt)),
  );

/** The number of pieces, each counted once however often it was delivered. */
const countOf = (pieces: readonly RecordedEvidence[]) =>
  new Set(pieces.map(({ detail }) => detail)).size;

describe('evidence over time', () => {
  it('never turns a fail into a pass without new proof', () => {
    fc.assert(
      fc.property(onwards, fc.boolean(), (events, followsSource) => {
        let failedAt = -Infinity;
        let known = 0;
        const undeserved: EvidenceWeight[] = [];
        for (const { pieces, rules } of play(events, followsSource)) {
          const weight = weighEvidence(pieces, rules);
          if (weight.state === 'fail') {
            failedAt = latestOf(weight);
            known = countOf(pieces);
          }
          // Neither time alone nor a repeated report proves anything.
          const isProven =
            countOf(pieces) > known || latestOf(weight) > failedAt;
          if (isGood(weight) && !isProven) {
            undeserved.push(weight);
          }
        }
        expect(undeserved).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('never turns a fail into an earlier pass by time alone', () => {
    fc.assert(
      fc.property(
        onwards,
        fc.boolean(),
        fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 6 }),
        (events, followsSource, days) => {
          const steps = [...play(events, followsSource)];
          const last = steps.at(-1)!;
          const before = weighEvidence(last.pieces, last.rules);
          fc.pre(before.state === 'fail' && !followsSource);
          const failedAt = latestOf(before);
          for (const day of days) {
            const later = weighEvidence(last.pieces, {
              ...last.rules,
              now: instant(Date.parse(last.rules.now) + day * DAY),
            });
            expect(!isGood(later) || latestOf(later) > failedAt).toBe(true);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('has the same result at each announced change as at every instant, with any clock', () => {
    fc.assert(
      fc.property(
        jumping,
        fc.array(fc.integer({ min: -24 * 50, max: 24 * 50 }), {
          maxLength: 10,
        }),
        (events, jumps) => {
          const { pieces, rules } = [...play(events, false)].at(-1)!;
          let kept = weighEvidence(pieces, rules);
          let evaluatedAt = Date.parse(rules.now);
          for (const hours of jumps) {
            const now = Date.parse(rules.now) + hours * HOUR;
            const isDue =
              now < evaluatedAt ||
              (kept.changesAt !== undefined &&
                Date.parse(kept.changesAt) <= now);
            if (isDue) {
              kept = weighEvidence(pieces, { ...rules, now: instant(now) });
              evaluatedAt = now;
            }
            expect(kept).toEqual(
              weighEvidence(pieces, { ...rules, now: instant(now) }),
            );
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('counts a fail at any clock setting', () => {
    fc.assert(
      fc.property(
        jumping,
        fc.integer({ min: -24 * 400, max: 0 }),
        (events, hours) => {
          const { pieces, rules } = [...play(events, false)].at(-1)!;
          const fail: RecordedEvidence = {
            source: 'drill',
            outcome: 'fail',
            detail: 'It could not be done',
            observedAt: instant(
              Math.max(...pieces.map(item => Date.parse(item.observedAt)), 0) +
                HOUR,
            ),
          };
          const now = instant(Date.parse(rules.now) + hours * HOUR);
          expect(
            weighEvidence([...pieces, fail], { ...rules, now }).state,
          ).toBe('fail');
        },
      ),
    );
  });
});
