import {
  MlKind,
  ScorecardSummary,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Cell, CellText, Column, ColumnConfig } from '@backstage/ui';
import { EntityLink } from '../entity';
import { PointInTime } from '../time';
import { ABILITIES, abilityName, LevelMeter, VerdictLabel } from '../verdict';
import { Translate } from '../words';
import { lifecycleName } from './lifecycleName';

/** A row of the table. */
export type ScorecardRow = ScorecardSummary & { id: string };

/** The columns beside the title, in their order: what matters most comes first, since a narrow window cuts off the rest. */
const COLUMNS = [
  'kind',
  'tier',
  'systemVerdict',
  'verdict',
  'owner',
  ...ABILITIES,
  'level',
  'cause',
  'nextChangeAt',
  'coverage',
  'type',
  'lifecycle',
  'operatedBy',
  'system',
  'evaluatedAt',
] as const;

/** A column that can be chosen. */
export type ScorecardColumn = (typeof COLUMNS)[number];

/** Columns that are there only once they are chosen. */
const ON_DEMAND: readonly ScorecardColumn[] = [
  'level',
  'type',
  'lifecycle',
  'operatedBy',
  'system',
  'evaluatedAt',
];

/** The columns that a table of a kind, or of all kinds, can have beside the title. */
export function columnsOf(kind: MlKind | undefined): ScorecardColumn[] {
  return COLUMNS.filter(
    column =>
      (column !== 'kind' || kind === undefined) &&
      (column !== 'systemVerdict' || kind === 'Model'),
  );
}

/** The columns that the search parameters name, in their order; those for a start where they name none. */
export function chosenColumns(
  params: URLSearchParams,
  kind: MlKind | undefined,
): ScorecardColumn[] {
  const named = params.get('columns')?.split(',');
  return columnsOf(kind).filter(column =>
    named ? named.includes(column) : !ON_DEMAND.includes(column),
  );
}

/** The search parameter that names the columns; `undefined` for those for a start. */
export function columnsParameter(
  chosen: readonly string[],
  kind: MlKind | undefined,
): string | undefined {
  const named = columnsOf(kind).filter(column => chosen.includes(column));
  const start = chosenColumns(new URLSearchParams(), kind);
  return named.join() === start.join() ? undefined : ['title', ...named].join();
}

/** What a column is called. */
export function columnName(
  t: Translate,
  column: ScorecardColumn,
  kind: MlKind | undefined,
): string {
  switch (column) {
    case 'retrain':
    case 'deploy':
    case 'observe':
    case 'recover':
      return abilityName(t, column, kind);
    case 'verdict':
      return kind === 'Model'
        ? t('scorecards.verdictItself')
        : t('scorecards.column.verdict');
    default:
      return t(`scorecards.column.${column}`);
  }
}

/** The columns of a table: the title and those that were chosen. */
export function scorecardColumns(
  t: Translate,
  chosen: readonly ScorecardColumn[],
  kind: MlKind | undefined,
): ColumnConfig<ScorecardRow>[] {
  return [
    {
      id: 'title',
      label: kind ? t(`scorecards.kind.${kind}`) : t('scorecards.column.title'),
      isRowHeader: true,
      isSortable: true,
      minWidth: 180,
      defaultWidth: '2fr',
      cell: row => (
        <Cell>
          <EntityLink entityRef={row.entityRef} title={row.title} handover />
        </Cell>
      ),
    },
    ...chosen.map(column => ({
      id: column,
      label: columnName(t, column, kind),
      ...configOf(t, column, kind),
    })),
  ];
}

function configOf(
  t: Translate,
  column: ScorecardColumn,
  kind: MlKind | undefined,
): Omit<ColumnConfig<ScorecardRow>, 'id' | 'label'> {
  switch (column) {
    case 'kind':
      return {
        isSortable: true,
        width: 96,
        cell: row => <CellText title={t(`scorecards.kind.${row.kind}`)} />,
      };
    case 'systemVerdict':
      return {
        ...withHint(
          column,
          t('scorecards.systemVerdictShort'),
          t('scorecards.hint.systemVerdict'),
          132,
        ),
        cell: row => (
          <Cell>
            {row.systemVerdict ? (
              <VerdictLabel verdict={row.systemVerdict} />
            ) : (
              '–'
            )}
          </Cell>
        ),
      };
    case 'verdict':
      return {
        isSortable: true,
        width: 128,
        cell: row => (
          <Cell>
            <VerdictLabel verdict={row.verdict} />
          </Cell>
        ),
      };
    case 'owner':
      return {
        isSortable: true,
        minWidth: 148,
        defaultWidth: '1fr',
        cell: row => entityCell(row.owner),
      };
    case 'tier':
      return {
        isSortable: true,
        width: 60,
        cell: row => <CellText title={row.tier ? String(row.tier) : '–'} />,
      };
    case 'retrain':
    case 'deploy':
    case 'observe':
    case 'recover':
      return {
        isSortable: true,
        width: widthOf(columnName(t, column, kind)),
        cell: row => (
          <Cell>
            <LevelMeter
              level={row.abilities[column]?.level}
              exempted={row.abilities[column]?.exempted}
            />
          </Cell>
        ),
      };
    case 'level':
      return {
        isSortable: true,
        width: widthOf(columnName(t, column, kind)),
        cell: row => (
          <Cell>
            <LevelMeter level={row.level} />
          </Cell>
        ),
      };
    case 'cause':
      return {
        isSortable: true,
        minWidth: 156,
        defaultWidth: '1fr',
        cell: row => (
          <CellText
            title={
              row.primaryCause ? t(`verdict.cause.${row.primaryCause}`) : '–'
            }
          />
        ),
      };
    case 'nextChangeAt':
      return {
        ...withHint(
          column,
          t('scorecards.column.nextChangeAt'),
          t('scorecards.hint.nextChangeAt'),
          120,
        ),
        cell: row => timeCell(row.nextChangeAt),
      };
    case 'coverage':
      return {
        ...withHint(
          column,
          t('scorecards.column.coverage'),
          t('scorecards.hint.coverage'),
          96,
        ),
        cell: row => (
          <CellText title={t('scorecards.coverage', { ...row.coverage })} />
        ),
      };
    case 'type':
      return {
        isSortable: true,
        minWidth: 110,
        defaultWidth: '1fr',
        cell: row => <CellText title={row.type ?? '–'} />,
      };
    case 'lifecycle':
      return {
        width: 120,
        cell: row => (
          <CellText
            title={row.lifecycle ? lifecycleName(t, row.lifecycle) : '–'}
          />
        ),
      };
    case 'operatedBy':
      return {
        minWidth: 148,
        defaultWidth: '1fr',
        cell: row => entityCell(row.operatedBy),
      };
    case 'system':
      return {
        minWidth: 120,
        defaultWidth: '1fr',
        cell: row => entityCell(row.system),
      };
    default:
      return { width: 128, cell: row => timeCell(row.evaluatedAt) };
  }
}

/** Room for a name and the arrow of its sort: some languages take more of it. */
function widthOf(name: string): number {
  return Math.max(94, 40 + 8 * name.length);
}

/** A sortable column of a fixed width whose short name is explained. */
function withHint(
  id: ScorecardColumn,
  label: string,
  hint: string,
  width: number,
): Pick<ColumnConfig<ScorecardRow>, 'isSortable' | 'width' | 'header'> {
  return {
    isSortable: true,
    width,
    header: () => (
      <Column id={id} allowsSorting width={width}>
        <span title={hint}>{label}</span>
      </Column>
    ),
  };
}

function entityCell(entityRef: string | undefined) {
  return (
    <Cell>
      {entityRef ? <EntityLink entityRef={entityRef} hideIcon /> : '–'}
    </Cell>
  );
}

function timeCell(at: string | undefined) {
  return <Cell>{at ? <PointInTime at={at} /> : '–'}</Cell>;
}
