import {
  AffectedEntity,
  Check,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  describeCriteria,
  describeState,
  summarizeCheck,
} from './describeCheck';

/** Marks the comment of a pull request, so that it is replaced and not repeated. */
const MARKER = '<!-- mlownership check -->';

/** Rows of a table; comments of GitHub have at most 65,536 characters. */
const MAX_ROWS = 100;

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
  const of = (change: AffectedEntity['change']) =>
    all.filter(entity => entity.change === change);
  return [
    summarizeCheck(check),
    ...table('Worse', of('worse')),
    ...table('Better', of('better')),
    ...table('New', of('new')),
  ];
}

function describeFindings(findings: readonly string[]): string[] {
  return [
    'The catalog would reject it:',
    '',
    ...findings.slice(0, MAX_ROWS).map(text => `- ${code(text)}`),
    ...more(findings.length),
  ];
}

function table(title: string, entities: readonly AffectedEntity[]): string[] {
  if (entities.length === 0) {
    return [];
  }
  return [
    '',
    `#### ${title}`,
    '',
    '| entity | before | after | criteria |',
    '| --- | --- | --- | --- |',
    ...entities.slice(0, MAX_ROWS).map(toRow),
    ...more(entities.length),
  ];
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

function more(total: number): string[] {
  return total > MAX_ROWS ? ['', `And ${total - MAX_ROWS} more.`] : [];
}

/** A text as code, whatever it contains. */
function code(text: string): string {
  return `\`${text.replace(/[`|\n]/g, ' ')}\``;
}
