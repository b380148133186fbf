import {
  Impact,
  ImpactTeam,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button, ButtonIcon } from '@backstage/ui';
import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import { Fragment, useMemo, useState } from 'react';
import { EntityLink, useEntityTitles } from '../../entity';
import { useUrlState } from '../../url';
import { impactChoice, NO_OWNER, TeamSort } from './impactChoice';
import { ImpactTeamEntities } from './ImpactTeamEntities';
import { SortableHeader } from './SortableHeader';
import { sortTeams, teamNumber } from './sortTeams';
import styles from './ImpactTable.module.css';

/** Rows that are drawn before they are asked for. */
const FIRST_ROWS = 100;

const NUMBER_COLUMNS: Array<{
  id: Exclude<TeamSort, 'team'>;
  label: string;
  meaning?: string;
  first: 'asc' | 'desc';
}> = [
  { id: 'entities', label: 'Entities', first: 'desc' },
  { id: 'models', label: 'Models', first: 'desc' },
  { id: 'tierOne', label: 'Tier 1', first: 'desc' },
  {
    id: 'nobodyElse',
    label: 'Nobody else',
    meaning: 'Models that nobody but their authors can run',
    first: 'desc',
  },
  {
    id: 'nearest',
    label: 'Nearest',
    meaning: 'Hops to the nearest of its entities',
    first: 'asc',
  },
];

/**
 * The teams that own what is downstream of an entity. A team opens to its entities; which are open, and the order of
 * both, stand in the search parameters.
 */
export function ImpactTeamTable(props: { impact: Impact }) {
  const { impact } = props;
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
      <div className={styles.scroll}>
        <table className={styles.table} aria-label="Affected teams">
          <thead>
            <tr>
              <SortableHeader
                column="team"
                label="Team"
                sort={choice.teams}
                onSort={onSort}
              />
              {NUMBER_COLUMNS.map(({ id, label, meaning, first }) => (
                <SortableHeader
                  key={id}
                  column={id}
                  label={label}
                  meaning={meaning}
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
              const title = team.team ? titleOf(team.team) : 'no owner';
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
          <Button
            size="small"
            variant="secondary"
            onPress={() => setAll(true)}
          >{`Show all ${teams.length} teams`}</Button>
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
  return (
    <tr>
      <th scope="row">
        <span className={styles.team}>
          <ButtonIcon
            size="small"
            variant="tertiary"
            icon={isOpen ? <RiArrowDownSLine /> : <RiArrowRightSLine />}
            aria-label={`What is affected of ${title}`}
            aria-expanded={isOpen}
            onPress={onToggle}
          />
          {team.team ? <EntityLink entityRef={team.team} /> : 'No owner'}
        </span>
      </th>
      {NUMBER_COLUMNS.map(({ id }) => (
        <td key={id} className={styles.number}>
          {teamNumber(team, id)}
        </td>
      ))}
    </tr>
  );
}
