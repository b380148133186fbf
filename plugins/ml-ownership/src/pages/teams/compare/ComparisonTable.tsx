import {
  getApplicableCount,
  FOUNDATIONS,
  getCriterion,
  MlKind,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Link } from '@backstage/ui';
import { ReactNode } from 'react';
import { criterionText } from '../../../ui/criterion';
import { useKindPaths } from '../../../ui/entity';
import { FoundationBar } from '../../../ui/foundations';
import { UrlPatch, withQuery } from '../../../ui/url';
import { ABILITIES, abilityName } from '../../../ui/verdict';
import { useMlTranslation } from '../../../translations';
import { LevelCounts } from '../LevelCounts';
import { TeamLink } from '../TeamLink';
import { VerdictCountsList } from '../VerdictCountsList';
import { ComparedTeam, countOpen, mostOpenCriteria } from './loadComparison';
import layout from '../../../ui/layout.module.css';
import styles from './ComparisonTable.module.css';

/** A row of the table: what is compared, and its value for each team. */
interface Row {
  key: string;
  name: string;
  value: (compared: ComparedTeam) => ReactNode;
}

/** Teams side by side: one column each, with verdicts, levels, foundations, and the criteria that are open most often. */
export function ComparisonTable(props: {
  kind: MlKind;
  teams: ComparedTeam[];
}) {
  const { kind, teams } = props;
  const { t, formats } = useMlTranslation();
  const kindName = t(`charts.kinds.${kind}`);
  const groups: { key: string; title: string; rows: Row[] }[] = [
    {
      key: 'portfolio',
      title: t('teams.compare.portfolio'),
      rows: [
        {
          key: 'owns',
          name: t('teams.owns'),
          value: ({ team }) => formats.number(team.owned.total),
        },
        {
          key: 'operates',
          name: t('teams.operates'),
          value: ({ team }) => formats.number(team.operated.total),
        },
        {
          key: 'members',
          name: t('teams.columns.members'),
          value: ({ team }) =>
            team.missing ? '–' : formats.number(team.members),
        },
        {
          key: 'verdicts',
          name: t('teams.columns.verdicts'),
          value: ({ team }) =>
            team.owned.total === 0 ? (
              '–'
            ) : (
              <VerdictCountsList counts={team.owned.verdicts} />
            ),
        },
      ],
    },
    {
      key: 'levels',
      title: t('teams.columns.levels'),
      rows: ABILITIES.map(ability => ({
        key: ability,
        name: abilityName(t, ability),
        value: ({ team }) => (
          <LevelCounts counts={team.owned.abilities[ability]} withNumbers />
        ),
      })),
    },
    {
      key: 'foundations',
      title: t('teams.compare.foundations', { kind: kindName }),
      rows: FOUNDATIONS.map(foundation => ({
        key: foundation,
        name: t(`verdict.foundation.${foundation}`),
        value: ({ foundations }) => {
          const counts = foundations[foundation];
          const applicable = getApplicableCount(counts);
          return applicable === 0 ? (
            '–'
          ) : (
            <div className={layout.column1}>
              <FoundationBar counts={counts} />
              <span>
                {t('foundations.passing', {
                  pass: formats.number(counts.pass),
                  applicable: formats.number(applicable),
                })}
              </span>
            </div>
          );
        },
      })),
    },
    {
      key: 'criteria',
      title: t('teams.compare.criteria', { kind: kindName }),
      rows: mostOpenCriteria(teams).map(criterion => {
        const name = criterionText(
          t,
          criterion,
          'title',
          getCriterion(criterion).title,
        );
        return {
          key: criterion,
          name,
          value: compared => (
            <OpenCount
              compared={compared}
              criterion={criterion}
              kind={kind}
              name={name}
            />
          ),
        };
      }),
    },
  ];
  return (
    <div className={layout.scroll}>
      <table className={styles.table} aria-label={t('teams.compare.title')}>
        <thead>
          <tr>
            <td />
            {teams.map(({ team }) => (
              <th key={team.entityRef} scope="col">
                <TeamLink
                  entityRef={team.entityRef}
                  title={team.title}
                  missing={team.missing === true}
                />
              </th>
            ))}
          </tr>
        </thead>
        {groups
          .filter(({ rows }) => rows.length > 0)
          .map(({ key, title, rows }) => (
            <tbody key={key}>
              <tr>
                <th
                  scope="rowgroup"
                  colSpan={teams.length + 1}
                  className={styles.group}
                >
                  {title}
                </th>
              </tr>
              {rows.map(row => (
                <tr key={row.key}>
                  <th scope="row">{row.name}</th>
                  {teams.map(compared => (
                    <td key={compared.team.entityRef}>{row.value(compared)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
      </table>
    </div>
  );
}

/** The number of entities of a team for which a criterion is open, as a link to them. */
function OpenCount(props: {
  compared: ComparedTeam;
  criterion: string;
  kind: MlKind;
  name: string;
}) {
  const { compared, criterion, kind, name } = props;
  const { t, formats } = useMlTranslation();
  const paths = useKindPaths();
  const { criteria, entities, team } = compared;
  const open = countOpen(criteria.get(criterion));
  if (entities === 0) {
    return <>–</>;
  }
  const text = t('teams.compare.open', {
    open: formats.number(open),
    entities: formats.number(entities),
  });
  const query: UrlPatch = {
    owner: team.entityRef,
    criterion,
    criterionState: ['fail', 'unknown'],
  };
  return open === 0 ? (
    <>{text}</>
  ) : (
    <Link
      href={withQuery(paths[kind], query)}
      aria-label={t('teams.compare.openLink', {
        count: text,
        team: team.title,
        criterion: name,
      })}
    >
      {text}
    </Link>
  );
}
