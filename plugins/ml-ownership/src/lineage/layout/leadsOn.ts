/**
 * Whether another step of depth shows more on a side of a node: only away from the root. What else an upstream node feeds
 * is not lineage of the root.
 *
 * @param distance - hops from the root: negative upstream, positive downstream
 */
export function leadsOn(
  distance: number,
  side: 'upstream' | 'downstream',
): boolean {
  return side === 'upstream' ? distance <= 0 : distance >= 0;
}
