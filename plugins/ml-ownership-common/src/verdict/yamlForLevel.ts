import { Document, isMap, isSeq, parseDocument, YAMLMap } from 'yaml';
import { getCriterion } from '../criteria';
import { ScorecardCriterion } from '../schema/openapi';

/**
 * Returns what an entity has to declare for a level, in one block of YAML for its catalog file.
 *
 * @param criteria - of the scorecard
 * @param level - the level to reach; criteria of lower levels belong to it too
 * @returns the block, and the ids of the criteria that it concerns in the order of the scorecard; undefined if no
 * criterion that is open asks for YAML
 * @public
 */
export function yamlForLevel(
  criteria: readonly Pick<
    ScorecardCriterion,
    'id' | 'level' | 'remedy' | 'state'
  >[],
  level: number,
): { yaml: string; criteria: string[] } | undefined {
  const open = criteria.filter(
    criterion =>
      criterion.level <= level &&
      ['fail', 'unknown', 'stale'].includes(criterion.state) &&
      criterion.remedy?.yaml &&
      !getCriterion(criterion.id).yamlOfAnotherEntity,
  );
  if (open.length === 0) {
    return undefined;
  }
  const block = new YAMLMap();
  for (const { remedy } of open) {
    const { contents } = parseDocument(remedy!.yaml!);
    if (isMap(contents)) {
      mergeMaps(block, contents);
    }
  }
  return {
    yaml: new Document(block).toString({ lineWidth: 0 }),
    criteria: open.map(({ id }) => id),
  };
}

/** Adds the fields and items that are missing. */
function mergeMaps(target: YAMLMap, source: YAMLMap): void {
  for (const pair of source.items) {
    const present = target.get(pair.key, true);
    if (present === undefined) {
      target.items.push(pair);
    } else if (isMap(present) && isMap(pair.value)) {
      mergeMaps(present, pair.value);
    } else if (isSeq(present) && isSeq(pair.value)) {
      const known = new Set(present.items.map(String));
      present.items.push(
        ...pair.value.items.filter(item => !known.has(String(item))),
      );
    }
  }
}
