import { getCriterion } from '@mlownership/backstage-plugin-ml-ownership-common';
import { HistoryReporter, HistoryStatement } from '../demoHistory';
import { SeedEvidenceItem } from './EvidenceFile';

const DAY = 86_400_000;

/**
 * Adds what systems reported before the evidence of the seed files: about each entity and criterion of theirs, at equal
 * intervals since the system was connected, until a day before the oldest item. What a system observed before that, it reported
 * when it was connected. The evidence of users stays as it is.
 */
export function addEarlierEvidence(
  items: readonly SeedEvidenceItem[],
  reporters: readonly HistoryReporter[],
): SeedEvidenceItem[] {
  const versions = findOldestVersions(items);
  const byName = new Map(reporters.map(one => [one.as, one]));
  const oldest = new Map<string, SeedEvidenceItem>();
  for (const item of items) {
    const key = JSON.stringify([item.as, item.entityRef, item.criterion]);
    const known = oldest.get(key);
    if (!known || known.age < item.age) {
      oldest.set(key, item);
    }
  }
  const earlier = [...oldest.values()].flatMap(item => {
    const reporter = byName.get(item.as);
    const statement = reporter?.said.find(
      ({ criterion }) => criterion === item.criterion,
    );
    return reporter && statement
      ? repeat(
          { ...item, subjectVersion: versions.get(subjectOf(item)) },
          statement,
          reporter.connected,
        )
      : [];
  });
  const reported = items.map(item => {
    const connected = byName.get(item.as)?.connected ?? Infinity;
    return item.age > connected ? { ...item, reportedAgo: connected } : item;
  });
  return [...earlier, ...reported];
}

function repeat(
  item: SeedEvidenceItem,
  { every, pass, fail }: HistoryStatement,
  connected: number,
): SeedEvidenceItem[] {
  const { as, entityRef, criterion, age, subjectVersion } = item;
  const failed = item.outcome === 'fail' && fail !== undefined;
  const repeated: SeedEvidenceItem[] = [];
  for (let ago = connected; ago >= age + DAY; ago -= every) {
    repeated.push({
      as,
      entityRef,
      criterion,
      subjectVersion,
      outcome: failed ? 'fail' : 'pass',
      detail: failed ? fail : pass,
      age: ago,
    });
  }
  return repeated;
}

/** The oldest version of each subject: earlier observations were about it. */
function findOldestVersions(
  items: readonly SeedEvidenceItem[],
): Map<string, string> {
  const versions = new Map<string, string>();
  for (const item of [...items].sort((a, b) => a.age - b.age)) {
    if (item.subjectVersion !== undefined) {
      versions.set(subjectOf(item), item.subjectVersion);
    }
  }
  return versions;
}

function subjectOf({ entityRef, criterion }: SeedEvidenceItem): string {
  return `${entityRef} ${getCriterion(criterion).subject}`;
}
