import {
  Team,
  TeamSummary,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Formats, Translate } from '../../words';

/** How a team stands, in one or two sentences. */
export function teamSentence(
  t: Translate,
  formats: Formats,
  team: Team | TeamSummary,
): string {
  const { owns, operates, title } = team;
  const operated = formats.number(operates.total);
  if (owns.total === 0 && operates.total === 0) {
    return t('teams.sentence.nothing', { title });
  }
  if (owns.total === 0) {
    return t('teams.sentence.ownsNothing', { title, operated });
  }
  const clauses = (['no', 'unproven', 'yes'] as const)
    .filter(verdict => owns.verdicts[verdict] > 0)
    .map(verdict =>
      t(`overview.sentence.${verdict}`, {
        count: owns.verdicts[verdict],
        number: formats.number(owns.verdicts[verdict]),
      }),
    );
  const gaps = { title, operated, owned: formats.number(owns.total) };
  return clauses.length > 0
    ? t('teams.sentence.owns', { ...gaps, clauses: formats.list(clauses) })
    : t('teams.sentence.noneAssessed', gaps);
}
