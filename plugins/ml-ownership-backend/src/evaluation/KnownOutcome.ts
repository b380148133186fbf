import {
  CRITERIA,
  CriterionOutcome,
  CriterionState,
  EntityResult,
  ML_KINDS,
  MlKind,
  Verdict,
} from '@mlownership/backstage-plugin-ml-ownership-common';

const STATES: readonly CriterionState[] = [
  'pass',
  'fail',
  'unknown',
  'stale',
  'exempt',
  'not-applicable',
];

/** Criteria of each kind in the order of the scorecard. */
const CRITERIA_OF_KIND = Object.fromEntries(
  ML_KINDS.map(kind => [
    kind,
    CRITERIA.filter(({ kinds }) => kinds.includes(kind)).map(({ id }) => id),
  ]),
) as Record<MlKind, string[]>;

/**
 * Compact outcome of the last evaluation of an entity. About a hundred bytes, so that it can be kept for every entity.
 */
export class KnownOutcome {
  readonly verdict: Verdict;
  readonly level: number;
  /** One digit per criterion: the index of its state in {@link STATES}. */
  private readonly states: string;

  /** @param readPeople - one character per criterion: `1` if it has read a Group or User, else `0` */
  constructor(
    private readonly kind: MlKind,
    { verdict, level, criteria }: EntityResult,
    private readonly readPeople: string,
  ) {
    this.verdict = verdict;
    this.level = level;
    this.states = criteria.map(({ state }) => STATES.indexOf(state)).join('');
  }

  /** In the order of the scorecard. */
  criteria(): CriterionOutcome[] {
    return CRITERIA_OF_KIND[this.kind].map((id, index) => ({
      id,
      state: STATES[Number(this.states[index])],
    }));
  }

  /** Whether the criterion at an index has read a Group or User. */
  hasReadPeople(index: number): boolean {
    return this.readPeople[index] === '1';
  }
}
