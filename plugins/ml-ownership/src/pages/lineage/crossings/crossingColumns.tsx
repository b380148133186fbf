import {
  Crossing,
  LineageEntity,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Cell, CellText, Column, ColumnConfig } from '@backstage/ui';
import { Fragment } from 'react';
import { EntityLink } from '../../../ui/entity';
import { CriterionStateLabel } from '../../../ui/verdict';
import { TranslateFunction, useMlTranslation } from '../../../translations';
import { LineageEntityLink } from '../LineageEntityLink';
import { Agreement, AGREEMENTS } from './crossingsQuery';
import { describeOrigins, describeRelations, tierOf } from './crossingText';
import styles from './CrossingsTable.module.css';

/** A crossing as a table row. */
export type CrossingRow = Crossing & { id: string };

/** Minimum table width for separate team columns, in pixels. */
const MIN_WIDTH_WITH_TEAMS = 1200;
/** Minimum table width for separate agreement columns, in pixels. */
const MIN_WIDTH_WITH_AGREEMENTS = 990;
/** Fits "Not applicable" with its icon, in each language. */
const STATE_WIDTH = 148;

/**
 * Returns the columns for a table of a given width. In a narrow table, teams are shown below their entities and
 * agreements share a column, so that the table does not scroll sideways.
 *
 * @param width - in pixels; all columns if undefined
 */
export function crossingColumns(
  t: TranslateFunction,
  width: number = Infinity,
): ColumnConfig<CrossingRow>[] {
  const hasTeams = width >= MIN_WIDTH_WITH_TEAMS;
  return [
    endColumn(t, 'from', !hasTeams),
    ...(hasTeams ? [teamColumn(t, 'fromTeam', row => row.from)] : []),
    endColumn(t, 'to', !hasTeams),
    ...(hasTeams ? [teamColumn(t, 'toTeam', row => row.to)] : []),
    ...(width >= MIN_WIDTH_WITH_AGREEMENTS
      ? AGREEMENTS.map(name => agreementColumn(t, name))
      : [agreementsColumn(t)]),
    {
      id: 'agree',
      label: t('lineage.crossings.stakeholders'),
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
  t: TranslateFunction,
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
              {describeRelations(t, row)}, {describeOrigins(t, row)}
            </div>
          )}
        </div>
      </Cell>
    ),
  };
}

function teamColumn(
  t: TranslateFunction,
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
  t: TranslateFunction,
  name: Agreement,
): ColumnConfig<CrossingRow> {
  return {
    id: name,
    label: t(`lineage.crossings.agreement.${name}`),
    width: STATE_WIDTH,
    cell: row => (
      <Cell>
        <CriterionStateLabel state={row[name]} />
      </Cell>
    ),
  };
}

function agreementsColumn(t: TranslateFunction): ColumnConfig<CrossingRow> {
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
  const { t } = useMlTranslation();
  return owner ? (
    <EntityLink entityRef={owner} hideIcon />
  ) : (
    <>{t('lineage.noOwner')}</>
  );
}

function Parties(props: { crossing: Crossing }) {
  const { crossing } = props;
  const { t } = useMlTranslation();
  if (crossing.stakeholders.length === 0) {
    return <>{t('lineage.crossings.nobodyNamed')}</>;
  }
  return (
    <ul className={styles.parties}>
      {crossing.stakeholders.map(({ entityRef, role }) => (
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
