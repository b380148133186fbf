import {
  Team,
  TeamSummary,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { LocaleFormatters, TranslateFunction } from '../../translations';

/** Summarises a team in one or two sentences. */
export function teamSentence(
  t: TranslateFunction,
  formats: LocaleFormatters,
  team: Team | TeamSummary,
): string {
  const { owned, operated, title } = team;
  const operatedCount = formats.number(operated.total);
  if (owned.total === 0 && operated.total === 0) {
    return t('teams.sentence.nothing', { title });
  }
  if (owned.total === 0) {
    return t('teams.sentence.ownsNothing', {
      title,
      operated: operatedCount,
    });
  }
  const clauses = (['no', 'unproven', 'yes'] as const)
    .filter(verdict => owned.verdicts[verdict] > 0)
    .map(verdict =>
      t(`overview.sentence.${verdict}`, {
        count: owned.verdicts[verdict],
        number: formats.number(owned.verdicts[verdict]),
      }),
    );
  const gaps = {
    title,
    operated: operatedCount,
    owned: formats.number(owned.total),
  };
  return clauses.length > 0
    ? t('teams.sentence.owns', { ...gaps, clauses: formats.list(clauses) })
    : t('teams.sentence.noneAssessed', gaps);
}
