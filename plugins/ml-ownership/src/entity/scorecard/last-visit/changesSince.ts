import {
  Scorecard,
  ScorecardChange,
  ScorecardCriterion,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { ABILITIES, abilityName } from '../../../ui/verdict';
import { TranslateFunction } from '../../../translations';

/** Groups of criterion states that are counted together: `unknown` and `stale` are one group. */
const GROUPS = [
  ['pass', ['pass']],
  ['fail', ['fail']],
  ['exempt', ['exempt']],
  ['open', ['unknown', 'stale']],
] as const;

/** Returns the criteria whose current state was entered after an instant. */
export function diffCriteria(
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
 * Describes the changes since an instant as clauses: verdicts, levels and other attributes, and the number of changed
 * criteria.
 *
 * @param history - newest first; empty if it could not be loaded
 */
export function diffScorecards(
  t: TranslateFunction,
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
  const moved = diffCriteria(scorecard, instant);
  const counts = GROUPS.flatMap(([group, states]) => {
    const count = moved.filter(({ state }) =>
      states.some(counted => counted === state),
    ).length;
    return count > 0 ? [t(`handover.since.${group}`, { count })] : [];
  });
  return { standing, counts };
}

function standingChanges(
  t: TranslateFunction,
  { kind }: Scorecard,
  before: ScorecardChange,
  now: ScorecardChange,
): string[] {
  const verdicts = (['verdict', 'systemVerdict'] as const).flatMap(field => {
    const [from, to] = [before[field], now[field]];
    const which =
      field === 'verdict' && now.systemVerdict ? 'ownVerdict' : field;
    return from && to && from !== to
      ? [
          t(`handover.since.${which}`, {
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
