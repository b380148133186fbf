import {
  mlKindOf,
  ScorecardSummary,
  VerdictReason,
  WeakestLink,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { ReactNode } from 'react';
import { inWordsOf, TranslateFunction } from '../../translations';
import { en } from '../../translations/en';
import { problemOfCriterion } from './criterionText';
import { ServerText } from './ServerText';

/**
 * Returns the verdict as one sentence in the language of the app, composed from the same parts as the English headline
 * of the backend. Falls back to that headline if the parts are missing or contain criteria that the app does not know.
 */
export function headlineOf(
  t: TranslateFunction,
  scorecard: ScorecardSummary,
): ReactNode {
  const { headline, kind, reason, systemVerdict, verdict, weakestLink } =
    scorecard;
  if (
    (systemVerdict === 'no' || systemVerdict === 'unproven') &&
    systemVerdict !== verdict
  ) {
    if (!weakestLink) {
      return t(`verdict.headline.${systemVerdict}BecauseOfHidden`);
    }
    const clause = clauseOfLink(t, weakestLink);
    return clause === undefined ? (
      <ServerText>{headline}</ServerText>
    ) : (
      t(`verdict.headline.${systemVerdict}BecauseOf`, {
        title: weakestLink.title,
        reason: clause,
      })
    );
  }
  if (verdict !== 'no' && verdict !== 'unproven') {
    return t(`verdict.headline.${verdict}`);
  }
  const clause = reason && clauseOf(inWordsOf(t, kind), reason);
  return clause === undefined ? (
    <ServerText>{headline}</ServerText>
  ) : (
    t(`verdict.headline.${verdict}`, { reason: clause })
  );
}

/** Translates the reason for the weakest link to the clause of a sentence; falls back to the English text if it has no parts. */
export function translateReason(
  t: TranslateFunction,
  link: Pick<WeakestLink, 'entityRef' | 'reason' | 'reasonText'>,
): JSX.Element {
  const clause = clauseOfLink(t, link);
  return clause === undefined ? (
    <ServerText>{link.reasonText}</ServerText>
  ) : (
    <>{clause}</>
  );
}

/** The reason in the words of the kind of the entity. */
function clauseOfLink(
  t: TranslateFunction,
  { entityRef, reason }: Pick<WeakestLink, 'entityRef' | 'reason'>,
): string | undefined {
  return reason && clauseOf(inWordsOf(t, mlKindOf(entityRef)), reason);
}

function clauseOf(
  t: TranslateFunction,
  reason: VerdictReason,
): string | undefined {
  const {
    type,
    criteria = [],
    exempt = [],
    missing = [],
    count = 0,
    applicable = 0,
  } = reason;
  if (criteria.some(id => !en.criteria[id])) {
    return undefined;
  }
  switch (type) {
    case 'no-evidence':
      return t('verdict.reason.no-evidence', {
        count,
        applicable: String(applicable),
      });
    case 'failing': {
      const problems = criteria.map(id =>
        problemOfCriterion(t, id, missing.includes(id)),
      );
      const more = count - criteria.length;
      return andLast(
        t,
        more > 0
          ? [...problems, t('verdict.reason.moreProblems', { count: more })]
          : problems,
      );
    }
    case 'contract':
      return andLast(t, [
        t('verdict.reason.fromAnotherTeam'),
        ...criteria.map(id => {
          const problem = t(`criteria.${id}.problem`);
          return exempt.includes(id)
            ? t('verdict.reason.exemptCriterion', { criterion: problem })
            : problem;
        }),
      ]);
    case 'contract-no-evidence':
      return t('verdict.reason.contract-no-evidence', {
        count,
        applicable: String(applicable),
      });
    case 'proven':
    case 'serving-missing':
    case 'serving-unowned':
    case 'serving-not-on-call':
      return t(`verdict.reason.${type}`);
    default:
      return undefined;
  }
}

/** Joins clauses: "a", "a, and b", "a, b, and c". */
function andLast(t: TranslateFunction, clauses: readonly string[]): string {
  const last = clauses[clauses.length - 1];
  return clauses.length < 2
    ? last
    : t('verdict.reason.andLast', {
        first: clauses.slice(0, -1).join(', '),
        last,
      });
}
