import { Impact } from '@mlownership/backstage-plugin-ml-ownership-common';
import { TranslateFunction } from '../../../translations';

/** A sentence about the impact of a failing entity: what the caller may see, and the number of hidden entities. */
export function impactSentence(t: TranslateFunction, impact: Impact): string {
  const { counts, hidden } = impact;
  const { title } = impact.root;
  const sentence =
    counts.entities === 0
      ? t(`lineage.impact.nothing.${hidden > 0 ? 'visible' : 'known'}`, {
          title,
        })
      : t('lineage.impact.affected', { title, affected: affected(t, impact) });
  return hidden > 0
    ? `${sentence} ${t('lineage.impact.hidden', { count: hidden })}`
    : sentence;
}

/** A count with the most critical part, as in "14 models, 5 teams; 3 of tier 1". */
function affected(
  t: TranslateFunction,
  { counts, totalTeams }: Impact,
): string {
  const models = counts.kinds.Model ?? 0;
  const others = counts.entities - models;
  const all = [
    models > 0 && t('verdict.countOfModel', { count: models }),
    others > 0 &&
      t(models > 0 ? 'lineage.impact.otherEntities' : 'lineage.entities', {
        count: others,
      }),
    totalTeams > 0 && t('lineage.impact.teams', { count: totalTeams }),
  ].filter(Boolean);
  return [
    all.join(', '),
    counts.tierOne > 0 &&
      t('lineage.impact.tierOne', { count: counts.tierOne }),
    counts.modelsWithVerdictNo > 0 &&
      t('lineage.impact.modelsWithVerdictNo', {
        count: counts.modelsWithVerdictNo,
      }),
  ]
    .filter(Boolean)
    .join('; ');
}
