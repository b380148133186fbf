import { readFileSync } from 'node:fs';

/** A document that a person labelled. */
export interface LabelledDocument {
  /** `rb` runbook, `lock` environment, `con` contract, `crit` criteria; others are listed as not readable. */
  kind: string;
  /** Name of the file, or of the folder with the file. */
  id: string;
  label: string;
  isSure: boolean;
  /** Path in the repository that it comes from, if known. */
  path: string;
}

/**
 * Reads a table of labels: tab-separated, with the columns `kind`, `id`, `label`, and optionally `sure` and `path`,
 * named by its first line.
 */
export function readLabels(file: string): LabelledDocument[] {
  const [header, ...rows] = readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .filter(line => line.trim())
    .map(line => line.split('\t'));
  const column = (row: readonly string[], name: string) =>
    row[header.indexOf(name)]?.trim() ?? '';
  for (const name of ['kind', 'id', 'label']) {
    if (!header.includes(name)) {
      throw new Error(
        `${file} has no column "${name}"; its first line is "${header.join(
          ', ',
        )}"`,
      );
    }
  }
  return rows.map(row => ({
    kind: column(row, 'kind'),
    id: column(row, 'id'),
    label: column(row, 'label'),
    isSure: ['', 'sure'].includes(column(row, 'sure')),
    path: column(row, 'path'),
  }));
}
