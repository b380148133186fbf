import { UpstreamChange } from '@mlownership/backstage-plugin-ml-ownership-common';

/** Entities of which the same is said. */
export interface ChangedRow {
  entities: { entityRef: string; title: string }[];
  /** What is said, and when it was said last. */
  texts: { what: string; at: string }[];
}

/** What the backend says of an entity that it has not seen before. */
const IS_NEW = 'It is new in the catalog';

/**
 * Upstream changes as rows, in their order: each entity in one row with all that is said of it, and entities of which the
 * same is said in one row. Of newcomers nothing is said but that they are new, which seldom explains an incident.
 */
export function rowsOf(changes: readonly UpstreamChange[]): {
  rows: ChangedRow[];
  newcomers: ChangedRow[];
} {
  const byEntity = new Map<string, ChangedRow>();
  for (const { entityRef, title, what, at } of changes) {
    const row = byEntity.get(entityRef) ?? {
      entities: [{ entityRef, title }],
      texts: [],
    };
    byEntity.set(entityRef, row);
    addText(row, { what, at });
  }
  const all = [...byEntity.values()];
  const isNewcomer = ({ texts }: ChangedRow) =>
    texts.every(({ what }) => what === IS_NEW);
  return {
    rows: mergeSame(all.filter(row => !isNewcomer(row))),
    newcomers: all.filter(isNewcomer),
  };
}

function mergeSame(rows: ChangedRow[]): ChangedRow[] {
  const byTexts = new Map<string, ChangedRow>();
  for (const row of rows) {
    const key = JSON.stringify(row.texts.map(({ what }) => what).sort());
    const same = byTexts.get(key);
    if (same) {
      same.entities.push(...row.entities);
      row.texts.forEach(text => addText(same, text));
    } else {
      byTexts.set(key, row);
    }
  }
  return [...byTexts.values()];
}

function addText(row: ChangedRow, text: { what: string; at: string }) {
  const same = row.texts.find(({ what }) => what === text.what);
  if (!same) {
    row.texts.push(text);
  } else if (same.at < text.at) {
    same.at = text.at;
  }
}
