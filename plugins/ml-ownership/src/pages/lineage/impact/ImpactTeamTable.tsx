import {
  Impact,
  ImpactTeam,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button, ButtonIcon } from '@backstage/ui';
import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import { Fragment, useMemo, useState } from 'react';
import { EntityLink, useEntityTitles } from '../../../ui/entity';
import { useUrlState } from '../../../ui/url';
import { useMlTranslation } from '../../../translations';
import { impactChoice, NO_OWNER, TeamSort } from './impactUrlState';
import { ImpactTeamEntities } from './ImpactTeamEntities';
import { SortableHeader } from './SortableHeader';
import { sortTeams, teamNumber } from './sortTeams';
import layout from '../../../ui/layout.module.css';
import styles from './ImpactTable.module.css';

/** Rows rendered before the user asks for more. */
const FIRST_ROWS = 100;

const NUMBER_COLUMNS: Array<{
  id: Exclude<TeamSort, 'team'>;
  meaning?:
    | 'lineage.impact.modelsWithVerdictNoMeaning'
    | 'lineage.impact.minDistanceMeaning';
  first: 'asc' | 'desc';
}> = [
  { id: 'entities', first: 'desc' },
  { id: 'models', first: 'desc' },
  { id: 'tierOne', first: 'desc' },
  {
    id: 'modelsWithVerdictNo',
    meaning: 'lineage.impact.modelsWithVerdictNoMeaning',
    first: 'desc',
  },
  {
    id: 'minDistance',
    meaning: 'lineage.impact.minDistanceMeaning',
    first: 'asc',
  },
];

/**
 * The teams that own entities downstream of an entity. A team expands to its entities; the expanded teams and the order
 * of both tables are stored in the search parameters.
 */
export function ImpactTeamTable(props: { impact: Impact }) {
  const { impact } = props;
  const { t } = useMlTranslation();
  const { params, update } = useUrlState();
  const choice = impactChoice(params);
  const [all, setAll] = useState(false);
  const refs = useMemo(
    () => impact.teams.flatMap(({ team }) => team ?? []),
    [impact],
  );
  const titleOf = useEntityTitles(refs);
  const teams = sortTeams(impact.teams, choice.teams, titleOf);
  const shown = all ? teams : teams.slice(0, FIRST_ROWS);

  const toggle = (owner: string, isOpen: boolean) =>
    update({
      impactTeam: isOpen
        ? choice.open.filter(other => other !== owner)
        : [...choice.open, owner],
    });
  const onSort = (sort: { column: TeamSort; order: string }) =>
    update({ impactSort: sort.column, impactOrder: sort.order });

  return (
    <>
      <div className={layout.scroll}>
        <table
          className={styles.table}
          aria-label={t('lineage.impact.affectedTeams')}
        >
          <thead>
            <tr>
              <SortableHeader
                column="team"
                label={t('lineage.impact.team')}
                sort={choice.teams}
                onSort={onSort}
              />
              {NUMBER_COLUMNS.map(({ id, meaning, first }) => (
                <SortableHeader
                  key={id}
                  column={id}
                  label={t(`lineage.impact.column.${id}`)}
                  meaning={meaning && t(meaning)}
                  first={first}
                  isNumber
                  sort={choice.teams}
                  onSort={onSort}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(team => {
              const owner = team.team ?? NO_OWNER;
              const title = team.team
                ? titleOf(team.team)
                : t('lineage.impact.noOwner');
              const isOpen = choice.open.includes(owner);
              return (
                <Fragment key={owner}>
                  <TeamRow
                    team={team}
                    title={title}
                    isOpen={isOpen}
                    onToggle={() => toggle(owner, isOpen)}
                  />
                  {isOpen && (
                    <tr>
                      <td
                        className={styles.opened}
                        colSpan={NUMBER_COLUMNS.length + 1}
                      >
                        <ImpactTeamEntities
                          root={impact.root.entityRef}
                          owner={owner}
                          title={title}
                          sort={choice.entities}
                          onSort={sort =>
                            update({
                              impactEntitySort: sort.column,
                              impactEntityOrder: sort.order,
                            })
                          }
                        />
                      </td>
                    </tr>
                  )}
                </Fragment>
              );
            })}
          </tbody>
        </table>
      </div>
      {shown.length < teams.length && (
        <div>
          <Button size="small" variant="secondary" onPress={() => setAll(true)}>
            {t('lineage.impact.allTeams', { count: teams.length })}
          </Button>
        </div>
      )}
    </>
  );
}

function TeamRow(props: {
  team: ImpactTeam;
  title: string;
  isOpen: boolean;
  onToggle: () => void;
}) {
  const { team, title, isOpen, onToggle } = props;
  const { t, formats } = useMlTranslation();
  return (
    <tr>
      <th scope="row">
        <span className={styles.team}>
          <ButtonIcon
            size="small"
            variant="tertiary"
            icon={isOpen ? <RiArrowDownSLine /> : <RiArrowRightSLine />}
            aria-label={t('lineage.impact.open', { title })}
            aria-expanded={isOpen}
            onPress={onToggle}
          />
          {team.team ? (
            <EntityLink entityRef={team.team} />
          ) : (
            t('lineage.noOwner')
          )}
        </span>
      </th>
      {NUMBER_COLUMNS.map(({ id }) => (
        <td key={id} className={styles.number}>
          {formats.number(teamNumber(team, id))}
        </td>
      ))}
    </tr>
  );
}
