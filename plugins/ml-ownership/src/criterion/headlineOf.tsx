import {
  Reason,
  ScorecardSummary,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { ReactNode } from 'react';
import { Translate } from '../words';
import { en } from '../words/en';
import { FromServer } from './FromServer';

/**
 * The verdict in one sentence, in the language of the app, put together from the parts that the backend put its English
 * one together from. What comes without parts, or with criteria that the app does not know, is shown as the backend says it.
 */
export function headlineOf(
  t: Translate,
  scorecard: ScorecardSummary,
): ReactNode {
  const { because, headline, systemVerdict, verdict, weakestLink } = scorecard;
  if (
    (systemVerdict === 'no' || systemVerdict === 'unproven') &&
    systemVerdict !== verdict
  ) {
    if (!weakestLink) {
      return t(`verdict.headline.${systemVerdict}BecauseOfHidden`);
    }
    const reason = weakestLink.because && clauseOf(t, weakestLink.because);
    return reason === undefined ? (
      <FromServer>{headline}</FromServer>
    ) : (
      t(`verdict.headline.${systemVerdict}BecauseOf`, {
        title: weakestLink.title,
        reason,
      })
    );
  }
  if (verdict !== 'no' && verdict !== 'unproven') {
    return t(`verdict.headline.${verdict}`);
  }
  const reason = because && clauseOf(t, because);
  return reason === undefined ? (
    <FromServer>{headline}</FromServer>
  ) : (
    t(`verdict.headline.${verdict}`, { reason })
  );
}

/** A reason as the clause of a sentence, in the language of the app where it comes in parts. */
export function reasonInWords(
  t: Translate,
  said: { reason: string; because?: Reason },
): JSX.Element {
  const clause = said.because && clauseOf(t, said.because);
  return clause === undefined ? (
    <FromServer>{said.reason}</FromServer>
  ) : (
    <>{clause}</>
  );
}

function clauseOf(t: Translate, reason: Reason): string | undefined {
  const { type, criteria = [], count = 0, applicable = 0 } = reason;
  if (criteria.some(id => !en.criteria[id])) {
    return undefined;
  }
  switch (type) {
    case 'open':
      return t('verdict.reason.open', {
        count,
        applicable: String(applicable),
      });
    case 'failing': {
      const [first, second] = criteria.map(id => t(`criteria.${id}.problem`));
      if (second === undefined) {
        return first;
      }
      return count > criteria.length
        ? t('verdict.reason.moreProblems', {
            count: count - criteria.length,
            first,
            second,
          })
        : t('verdict.reason.twoProblems', { first, second });
    }
    case 'contract':
      return t('verdict.reason.contract', {
        criteria: criteria.map(id => t(`criteria.${id}.title`)).join(', '),
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
