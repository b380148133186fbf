import {
  Crossing,
  LineageEntity,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Cell, CellText, Column, ColumnConfig } from '@backstage/ui';
import { Fragment } from 'react';
import { EntityLink } from '../../entity';
import { CriterionStateLabel } from '../../verdict';
import { Translate, useWords } from '../../words';
import { LineageEntityLink } from '../LineageEntityLink';
import { Agreement, AGREEMENTS } from './crossingsQuery';
import { originWords, relationWords, tierOf } from './crossingWords';
import styles from './CrossingsTable.module.css';

/** A crossing as a table takes it. */
export type CrossingRow = Crossing & { id: string };

/** From this width on, in pixels, teams have columns of their own. */
const ROOM_FOR_TEAMS = 1200;
/** The same of what was agreed. */
const ROOM_FOR_AGREEMENTS = 920;

/**
 * The columns for a table of some width: where there is less room, teams stand below their entities and what was agreed
 * stands together, so that all of it is seen without scrolling sideways.
 *
 * @param width - in pixels; all columns where it is not known
 */
export function crossingColumns(
  t: Translate,
  width: number = Infinity,
): ColumnConfig<CrossingRow>[] {
  const hasTeams = width >= ROOM_FOR_TEAMS;
  return [
    endColumn(t, 'from', !hasTeams),
    ...(hasTeams ? [teamColumn(t, 'fromTeam', row => row.from)] : []),
    endColumn(t, 'to', !hasTeams),
    ...(hasTeams ? [teamColumn(t, 'toTeam', row => row.to)] : []),
    ...(width >= ROOM_FOR_AGREEMENTS
      ? AGREEMENTS.map(name => agreementColumn(t, name))
      : [agreementsColumn(t)]),
    {
      id: 'agree',
      label: t('lineage.crossings.agree'),
      minWidth: 115,
      defaultWidth: '2fr',
      cell: row => (
        <Cell>
          <Parties crossing={row} />
        </Cell>
      ),
    },
    {
      id: 'tier',
      label: t('lineage.tier'),
      isSortable: true,
      width: 56,
      header: () => (
        <Column id="tier" allowsSorting width={56}>
          <span title={t('lineage.crossings.tierMeaning')}>
            {t('lineage.tier')}
          </span>
        </Column>
      ),
      cell: row => <CellText title={String(tierOf(row) ?? '–')} />,
    },
  ];
}

function endColumn(
  t: Translate,
  id: 'from' | 'to',
  withTeam: boolean,
): ColumnConfig<CrossingRow> {
  return {
    id,
    label: t(`lineage.crossings.${id}`),
    isRowHeader: id === 'from',
    isSortable: true,
    minWidth: 115,
    defaultWidth: '2fr',
    cell: row => (
      <Cell>
        <div className={styles.lines}>
          <LineageEntityLink entity={row[id]} />
          {withTeam && (
            <div className={styles.secondary}>
              <Team entity={row[id]} />
            </div>
          )}
          {id === 'to' && (
            <div className={styles.secondary}>
              {relationWords(t, row)}, {originWords(t, row)}
            </div>
          )}
        </div>
      </Cell>
    ),
  };
}

function teamColumn(
  t: Translate,
  id: 'fromTeam' | 'toTeam',
  end: (row: CrossingRow) => LineageEntity,
): ColumnConfig<CrossingRow> {
  return {
    id,
    label: t(`lineage.crossings.${id}`),
    isSortable: true,
    minWidth: 120,
    defaultWidth: '1fr',
    cell: row => (
      <Cell>
        <Team entity={end(row)} />
      </Cell>
    ),
  };
}

function agreementColumn(
  t: Translate,
  name: Agreement,
): ColumnConfig<CrossingRow> {
  return {
    id: name,
    label: t(`lineage.crossings.agreement.${name}`),
    width: 124,
    cell: row => (
      <Cell>
        <CriterionStateLabel state={row[name]} />
      </Cell>
    ),
  };
}

function agreementsColumn(t: Translate): ColumnConfig<CrossingRow> {
  return {
    id: 'agreements',
    label: t('lineage.crossings.agreements'),
    minWidth: 120,
    defaultWidth: '2fr',
    cell: row => (
      <Cell>
        <dl className={styles.agreements}>
          {AGREEMENTS.map(name => (
            <Fragment key={name}>
              <dt>{t(`lineage.crossings.agreement.${name}`)}</dt>
              <dd>
                <CriterionStateLabel state={row[name]} />
              </dd>
            </Fragment>
          ))}
        </dl>
      </Cell>
    ),
  };
}

function Team(props: { entity: LineageEntity }) {
  const { owner } = props.entity;
  const { t } = useWords();
  return owner ? (
    <EntityLink entityRef={owner} hideIcon />
  ) : (
    <>{t('lineage.noOwner')}</>
  );
}

function Parties(props: { crossing: Crossing }) {
  const { crossing } = props;
  const { t } = useWords();
  if (crossing.agree.length === 0) {
    return <>{t('lineage.crossings.nobodyNamed')}</>;
  }
  return (
    <ul className={styles.parties}>
      {crossing.agree.map(({ entityRef, role }) => (
        <li key={entityRef}>
          <EntityLink entityRef={entityRef} hideIcon />{' '}
          <span className={styles.secondary}>
            {t(`lineage.crossings.role.${role}`)}
          </span>
        </li>
      ))}
    </ul>
  );
}
