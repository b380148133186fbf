import { BUILT_IN_RELATION_PAIRS } from './builtInRelationPairs';
import { ML_RELATION_PAIRS } from './relationPairs';

/**
 * Returns the kinds that a relation of a kind may point at, according to the relation tables. Accepts either
 * direction of a pair: `produces` of a Pipeline is the reverse of `producedBy`.
 *
 * @param kind - the kind that the relation starts from, such as `Model`
 * @param relationType - such as `trainedOn`
 * @returns an empty list if the kind does not have the relation
 * @public
 */
export function relationTargetKinds(
  kind: string,
  relationType: string,
): string[] {
  const targets = new Set<string>();
  for (const pair of [...ML_RELATION_PAIRS, ...BUILT_IN_RELATION_PAIRS]) {
    const ends = [
      { type: pair.forward.type, from: pair.fromKinds, to: pair.toKinds },
      { type: pair.reverse.type, from: pair.toKinds, to: pair.fromKinds },
    ];
    for (const end of ends) {
      if (end.type === relationType && end.from.includes(kind)) {
        for (const target of pair.sameKind ? [kind] : end.to) {
          targets.add(target);
        }
      }
    }
  }
  return [...targets];
}
