import { UpstreamChange } from '@mlownership/backstage-plugin-ml-ownership-common';

/** What has changed, and when it last changed so. */
export type ChangeDetail = Omit<UpstreamChange, 'entityRef' | 'title'>;

/** A row of entities with identical changes. */
export interface ChangedRow {
  entities: { entityRef: string; title: string }[];
  changes: ChangeDetail[];
}

/**
 * Groups upstream changes in their order: one row per entity, and entities with identical changes merged. Entities
 * whose only change is that they are new are listed separately, since they seldom explain an incident.
 */
export function groupUpstreamChanges(changes: readonly UpstreamChange[]): {
  rows: ChangedRow[];
  newcomers: ChangedRow[];
} {
  const byEntity = new Map<string, ChangedRow>();
  for (const { entityRef, title, ...change } of changes) {
    const row = byEntity.get(entityRef) ?? {
      entities: [{ entityRef, title }],
      changes: [],
    };
    byEntity.set(entityRef, row);
    addChange(row, change);
  }
  const all = [...byEntity.values()];
  const isNewcomer = (row: ChangedRow) =>
    row.changes.every(({ type }) => type === 'added');
  return {
    rows: mergeSame(all.filter(row => !isNewcomer(row))),
    newcomers: all.filter(isNewcomer),
  };
}

/** Identifies a change by everything but its time. */
export function changeKey(change: ChangeDetail): string {
  const { type, previousOwner, owner, previousVerdict, verdict, detail } =
    change;
  return JSON.stringify([
    type,
    previousOwner,
    owner,
    previousVerdict,
    verdict,
    detail,
  ]);
}

function mergeSame(rows: ChangedRow[]): ChangedRow[] {
  const byChanges = new Map<string, ChangedRow>();
  for (const row of rows) {
    const key = row.changes.map(changeKey).sort().join();
    const same = byChanges.get(key);
    if (same) {
      same.entities.push(...row.entities);
      row.changes.forEach(change => addChange(same, change));
    } else {
      byChanges.set(key, row);
    }
  }
  return [...byChanges.values()];
}

function addChange(row: ChangedRow, change: ChangeDetail) {
  const key = changeKey(change);
  const same = row.changes.find(other => changeKey(other) === key);
  if (!same) {
    row.changes.push({ ...change });
  } else if (same.at < change.at) {
    same.at = change.at;
  }
}
