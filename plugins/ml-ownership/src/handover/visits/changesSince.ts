import {
  Scorecard,
  ScorecardChange,
  ScorecardCriterion,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { ABILITIES, abilityName } from '../../verdict';
import { Translate } from '../../words';

/** How the states of criteria are counted: those without an answer together. */
const GROUPS = [
  ['pass', ['pass']],
  ['fail', ['fail']],
  ['exempt', ['exempt']],
  ['open', ['unknown', 'stale']],
] as const;

/** The criteria that came into the state they are in after an instant. */
export function criteriaMovedSince(
  { criteria }: Scorecard,
  instant: string,
): ScorecardCriterion[] {
  return criteria.filter(
    ({ since, state }) =>
      state !== 'not-applicable' &&
      since !== undefined &&
      Date.parse(since) > Date.parse(instant),
  );
}

/**
 * What moved since an instant, each in a clause: verdicts, levels and the like, and how many criteria.
 *
 * @param history - the latest change first; empty where it could not be read
 */
export function changesSince(
  t: Translate,
  scorecard: Scorecard,
  history: readonly ScorecardChange[],
  instant: string,
): { standing: string[]; counts: string[] } {
  const [now] = history;
  const before = history.find(
    ({ at }) => Date.parse(at) <= Date.parse(instant),
  );
  const standing =
    now && before && now !== before && !now.removed && !before.removed
      ? standingChanges(t, scorecard, before, now)
      : [];
  const moved = criteriaMovedSince(scorecard, instant);
  const counts = GROUPS.flatMap(([group, states]) => {
    const count = moved.filter(({ state }) =>
      states.some(counted => counted === state),
    ).length;
    return count > 0 ? [t(`handover.since.${group}`, { count })] : [];
  });
  return { standing, counts };
}

function standingChanges(
  t: Translate,
  { kind }: Scorecard,
  before: ScorecardChange,
  now: ScorecardChange,
): string[] {
  const verdicts = (['verdict', 'systemVerdict'] as const).flatMap(field => {
    const [from, to] = [before[field], now[field]];
    return from && to && from !== to
      ? [
          t(`handover.since.${field}`, {
            before: t(`verdict.verdict.${from}`),
            after: t(`verdict.verdict.${to}`),
          }),
        ]
      : [];
  });
  const levels = ABILITIES.flatMap(ability => {
    const [from, to] = [before[ability], now[ability]];
    return from !== undefined && to !== undefined && from !== to
      ? [
          t('handover.since.level', {
            ability: abilityName(t, ability, kind),
            before: String(from),
            after: String(to),
          }),
        ]
      : [];
  });
  return [
    ...verdicts,
    ...levels,
    ...(before.owner !== now.owner ? [t('handover.since.owner')] : []),
    ...(before.rulesVersion !== now.rulesVersion
      ? [t('handover.since.rules')]
      : []),
  ];
}
