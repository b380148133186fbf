import {
  CRITERIA,
  describeSystem,
  describeVerdict,
  Scorecard,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { ReactNode } from 'react';
import { FromServer } from '../criterion';
import { Translate } from '../words';

const LEVELS = new Map(CRITERIA.map(({ id, level }) => [id, level]));

const MOST_PROBLEMS = 2;

/**
 * The verdict in one sentence, in the language of the app, put together from the facts that the backend put its English
 * one together from. Where the facts at hand do not lead to the backend's sentence, that is shown as it is: it knows better.
 */
export function headlineOf(t: Translate, scorecard: Scorecard): ReactNode {
  const { headline, systemVerdict, verdict, weakestLink } = scorecard;
  if (
    (systemVerdict === 'no' || systemVerdict === 'unproven') &&
    systemVerdict !== verdict
  ) {
    if (headline === describeSystem(systemVerdict, weakestLink)) {
      return weakestLink
        ? t(`handover.headline.${systemVerdict}BecauseOf`, {
            title: weakestLink.title,
            // Another entity's problems, which come as words only.
            reason: <FromServer>{weakestLink.reason}</FromServer>,
          })
        : t(`handover.headline.${systemVerdict}BecauseOfHidden`);
    }
  } else if (headline === englishHeadline(scorecard)) {
    return verdict === 'no' || verdict === 'unproven'
      ? t(`handover.headline.${verdict}`, { reason: reasonOf(t, scorecard) })
      : t(`handover.headline.${verdict}`);
  }
  return <FromServer>{headline}</FromServer>;
}

function englishHeadline(scorecard: Scorecard): string | undefined {
  const { verdict, criteria, coverage } = scorecard;
  return criteria.every(({ id }) => LEVELS.has(id))
    ? describeVerdict(verdict, criteria, coverage)
    : undefined;
}

function reasonOf(t: Translate, { criteria, coverage }: Scorecard): string {
  const problems = criteria
    .filter(({ state }) => state === 'fail')
    .sort((a, b) => LEVELS.get(a.id)! - LEVELS.get(b.id)!)
    .map(({ id }) => t(`criteria.${id}.problem`));
  const [first, second] = problems;
  if (first === undefined) {
    const { known, applicable } = coverage;
    return t('handover.headline.open', {
      count: applicable - known,
      applicable: String(applicable),
    });
  }
  if (second === undefined) {
    return first;
  }
  return problems.length > MOST_PROBLEMS
    ? t('handover.headline.moreProblems', {
        count: problems.length - MOST_PROBLEMS,
        first,
        second,
      })
    : t('handover.headline.twoProblems', { first, second });
}
