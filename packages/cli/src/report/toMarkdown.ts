import {
  AffectedEntity,
  Check,
  cutText,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { count } from './count';
import {
  describeCriteria,
  describeState,
  summarizeCheck,
} from './describeCheck';

/** Marks the comment of a pull request, so that it is replaced and not repeated. */
const MARKER = '<!-- mlownership check -->';

/** Rows of a table. */
const MAX_ROWS = 100;

/** Characters of all rows; comments of GitHub have at most 65,536 characters. */
const MAX_LENGTH = 60_000;

const MAX_FINDING_LENGTH = 2000;

/** The tables, the most important first: if the comment is full, the last ones are cut. */
const TABLES: readonly [string, AffectedEntity['change']][] = [
  ['Worse', 'worse'],
  ['Better', 'better'],
  ['New', 'new'],
];

/** A check as the comment of a pull or merge request. */
export function toMarkdown({
  check,
  findings = [],
}: {
  check?: Check;
  findings?: readonly string[];
}): string {
  return [
    MARKER,
    '### Handover readiness of this change',
    '',
    ...(check ? describe(check) : describeFindings(findings)),
  ].join('\n');
}

function describe(check: Check): string[] {
  const all = [...check.entities, ...check.others];
  const lines = [summarizeCheck(check)];
  for (const [title, change] of TABLES) {
    const rows = all.filter(entity => entity.change === change).map(toRow);
    lines.push(...table(title, rows, MAX_LENGTH - lengthOf(lines)));
  }
  return lines;
}

function describeFindings(findings: readonly string[]): string[] {
  const rows = findings.map(
    text => `- ${code(cutText(text, MAX_FINDING_LENGTH, '…'))}`,
  );
  const shown = fitting(rows, MAX_LENGTH);
  return [
    'The catalog would reject it:',
    '',
    ...shown,
    ...more(rows.length - shown.length),
  ];
}

/** @param space - the most characters of all rows together */
function table(
  title: string,
  rows: readonly string[],
  space: number,
): string[] {
  if (rows.length === 0) {
    return [];
  }
  const shown = fitting(rows, space);
  const heading = ['', `#### ${title}`, ''];
  if (shown.length === 0) {
    const entities = count(rows.length, 'entity', 'entities');
    return [...heading, `${entities}, which the comment has no space for.`];
  }
  return [
    ...heading,
    '| entity | before | after | criteria |',
    '| --- | --- | --- | --- |',
    ...shown,
    ...more(rows.length - shown.length),
  ];
}

/** The first rows that a table may have and that fit into the space. */
function fitting(rows: readonly string[], space: number): readonly string[] {
  let length = 0;
  const end = rows.findIndex((row, index) => {
    length += row.length + 1;
    return index >= MAX_ROWS || length > space;
  });
  return end < 0 ? rows : rows.slice(0, end);
}

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((length, line) => length + line.length + 1, 0);
}

function toRow(entity: AffectedEntity): string {
  const { after, before, entityRef } = entity;
  const cells = [
    code(entityRef),
    before ? describeState(before) : '',
    describeState(after),
    describeCriteria(entity).join('; '),
  ];
  return `| ${cells.join(' | ')} |`;
}

function more(rest: number): string[] {
  return rest > 0 ? ['', `And ${rest} more.`] : [];
}

/** A text as code, whatever it contains. */
function code(text: string): string {
  return `\`${text.replace(/[`|\n]/g, ' ')}\``;
}
