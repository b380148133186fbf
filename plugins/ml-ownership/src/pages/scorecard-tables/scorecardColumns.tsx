import {
  FoundationCountsByFoundation,
  getApplicableCount,
  MlKind,
  ScorecardSummary,
  sortWeakestFirst,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Cell, CellText, Column, ColumnConfig } from '@backstage/ui';
import { EntityLink } from '../../ui/entity';
import { PointInTime } from '../../ui/time';
import {
  ABILITIES,
  abilityName,
  LevelMeter,
  VerdictLabel,
} from '../../ui/verdict';
import { TranslateFunction } from '../../translations';
import { lifecycleName } from './lifecycleName';

/** A row of the table. */
export type ScorecardRow = ScorecardSummary & { id: string };

/** The optional columns in their order: the most important ones first, since narrow windows cut off the others. */
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
  'weakestFoundation',
  'type',
  'lifecycle',
  'operatedBy',
  'system',
  'evaluatedAt',
] as const;

/** The id of an optional column. */
export type ScorecardColumn = (typeof COLUMNS)[number];

/** Columns that are hidden by default. */
const HIDDEN_BY_DEFAULT: readonly ScorecardColumn[] = [
  'level',
  'weakestFoundation',
  'type',
  'lifecycle',
  'operatedBy',
  'system',
  'evaluatedAt',
];

/** Returns the available columns besides the title, for one kind or for all kinds. */
export function columnsOf(kind: MlKind | undefined): ScorecardColumn[] {
  return COLUMNS.filter(
    column =>
      (column !== 'kind' || kind === undefined) &&
      (column !== 'systemVerdict' || kind === 'Model'),
  );
}

/** Returns the columns in the search parameters, in display order; the default columns if there are none. */
export function chosenColumns(
  params: URLSearchParams,
  kind: MlKind | undefined,
): ScorecardColumn[] {
  const named = params.get('columns')?.split(',');
  return columnsOf(kind).filter(column =>
    named ? named.includes(column) : !HIDDEN_BY_DEFAULT.includes(column),
  );
}

/** Returns the search parameter for the columns; `undefined` for the default columns. */
export function columnsParameter(
  chosen: readonly string[],
  kind: MlKind | undefined,
): string | undefined {
  const named = columnsOf(kind).filter(column => chosen.includes(column));
  const start = chosenColumns(new URLSearchParams(), kind);
  return named.join() === start.join() ? undefined : ['title', ...named].join();
}

/** Returns the label of a column. */
export function columnName(
  t: TranslateFunction,
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

/** Returns the column configuration of a table: the title and the chosen columns. */
export function scorecardColumns(
  t: TranslateFunction,
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
  t: TranslateFunction,
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
    case 'weakestFoundation':
      return {
        minWidth: 220,
        defaultWidth: '1fr',
        cell: row => (
          <CellText title={weakestFoundationText(t, row.foundations) ?? '–'} />
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

/** Returns the weakest foundation and its passing criteria; `undefined` if no criterion applies. */
function weakestFoundationText(
  t: TranslateFunction,
  foundations: FoundationCountsByFoundation | undefined,
): string | undefined {
  if (!foundations) {
    return undefined;
  }
  const [weakest] = sortWeakestFirst(foundations);
  const applicable = getApplicableCount(foundations[weakest]);
  return applicable === 0
    ? undefined
    : t('scorecards.weakestFoundation', {
        foundation: t(`verdict.foundation.${weakest}`),
        pass: foundations[weakest].pass,
        applicable,
      });
}

/** The width of a label and its sort arrow, since labels are longer in some languages. */
function widthOf(name: string): number {
  return Math.max(94, 40 + 8 * name.length);
}

/** A sortable column of a fixed width, with a tooltip for its short label. */
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
