import {
  RollUp,
  TeamSummary,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Checkbox, VisuallyHidden } from '@backstage/ui';
import { useMemo } from 'react';
import {
  ABILITIES,
  abilityName,
  CAUSES,
  VerdictBar,
  VERDICTS,
} from '../../ui/verdict';
import {
  LocaleFormatters,
  TranslateFunction,
  useMlTranslation,
} from '../../translations';
import { LevelCounts } from './LevelCounts';
import { orderByTree } from './orderByTree';
import { TeamLink } from './TeamLink';
import layout from '../../ui/layout.module.css';
import styles from './TeamTable.module.css';

/** The teams of a table that are selected. */
export interface TeamSelection {
  selected: readonly string[];
  /** The number of teams that can be selected. */
  most: number;
  onChange: (teams: string[]) => void;
}

/**
 * A table of teams with what they own and operate, child groups indented below their parents.
 *
 * @param selection - adds a checkbox to each team
 */
export function TeamTable(props: {
  teams: TeamSummary[];
  label: string;
  selection?: TeamSelection;
}) {
  const { teams, label, selection } = props;
  const { t, formats } = useMlTranslation();
  const rows = useMemo(() => orderByTree(teams), [teams]);

  return (
    <div className={layout.scroll}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {selection && (
              <td className={styles.select}>
                <VisuallyHidden>{t('teams.compare.select')}</VisuallyHidden>
              </td>
            )}
            <th scope="col">{t('teams.columns.team')}</th>
            <th scope="col" className={styles.number}>
              {t('teams.columns.members')}
            </th>
            <th scope="col" className={styles.number}>
              {t('teams.owns')}
            </th>
            <th scope="col">{t('teams.columns.verdicts')}</th>
            <th scope="col" className={styles.number}>
              {t('teams.operates')}
            </th>
            <th scope="col" className={styles.number}>
              {t('teams.columns.drills')}
            </th>
            <th scope="col">{t('teams.columns.cause')}</th>
            {ABILITIES.map(ability => (
              <th key={ability} scope="col" title={t('teams.columns.levels')}>
                {abilityName(t, ability)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ team, depth }) => (
            <tr key={team.entityRef}>
              {selection && (
                <td className={styles.select}>
                  <SelectTeam team={team} selection={selection} />
                </td>
              )}
              <th scope="row" style={{ paddingLeft: `${depth * 24 + 8}px` }}>
                {depth > 0 && (
                  <VisuallyHidden>
                    {t('teams.under', { depth: String(depth) })}{' '}
                  </VisuallyHidden>
                )}
                <TeamLink
                  entityRef={team.entityRef}
                  title={team.title}
                  missing={team.missing === true}
                />
                {team.groupCycle && (
                  <span className={styles.mark}>{t('teams.cycle.mark')}</span>
                )}
              </th>
              <td className={styles.number}>
                {team.missing ? '–' : formats.number(team.members)}
              </td>
              <td className={styles.number}>
                {formats.number(team.owned.total)}
              </td>
              <td>
                <VerdictsOf rollUp={team.owned} />
              </td>
              <td className={styles.number}>
                {formats.number(team.operated.total)}
              </td>
              <td
                className={styles.number}
                title={t('teams.drills.done', {
                  passed: formats.number(team.drills.passed),
                  partly: formats.number(team.drills.partlyPassed),
                  failed: formats.number(team.drills.failed),
                })}
              >
                {formats.number(
                  team.drills.passed +
                    team.drills.partlyPassed +
                    team.drills.failed,
                )}
              </td>
              <td>{mostFrequentCause(t, formats, team.owned)}</td>
              {ABILITIES.map(ability => (
                <td key={ability}>
                  <LevelCounts counts={team.owned.abilities[ability]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SelectTeam(props: { team: TeamSummary; selection: TeamSelection }) {
  const { team, selection } = props;
  const { most, onChange, selected } = selection;
  const { t } = useMlTranslation();
  const isSelected = selected.includes(team.entityRef);
  return (
    <Checkbox
      aria-label={t('teams.compare.selectTeam', { title: team.title })}
      isSelected={isSelected}
      isDisabled={!isSelected && selected.length >= most}
      onChange={() =>
        onChange(
          isSelected
            ? selected.filter(ref => ref !== team.entityRef)
            : [...selected, team.entityRef],
        )
      }
    />
  );
}

function VerdictsOf(props: { rollUp: RollUp }) {
  const { rollUp } = props;
  const { t, formats } = useMlTranslation();
  if (rollUp.total === 0) {
    return <>–</>;
  }
  const labels = VERDICTS.filter(verdict => rollUp.verdicts[verdict] > 0).map(
    verdict =>
      t('teams.verdictCount', {
        verdict: t(`verdict.verdict.${verdict}`),
        number: formats.number(rollUp.verdicts[verdict]),
      }),
  );
  return (
    <span className={styles.verdicts}>
      <VerdictBar counts={rollUp.verdicts} />
      <span>{labels.join(', ')}</span>
    </span>
  );
}

function mostFrequentCause(
  t: TranslateFunction,
  formats: LocaleFormatters,
  rollUp: RollUp,
): string {
  const [cause] = [...CAUSES].sort(
    (a, b) => rollUp.causes[b] - rollUp.causes[a],
  );
  return rollUp.causes[cause] > 0
    ? t('teams.causeCount', {
        cause: t(`verdict.cause.${cause}`),
        number: formats.number(rollUp.causes[cause]),
      })
    : '–';
}
