import { CatalogView, DeclaredLink } from '../facts';
import { ML_RELATION_PAIRS } from '../relations';
import { crossesTeams } from '../teams';

/**
 * A link of an entity, with its upstream end.
 *
 * @public
 */
export interface UpstreamLink {
  relation: string;
  /** Ref of the upstream entity. */
  upstream: string;
}

const UPSTREAM_RELATIONS: ReadonlySet<string> = new Set(
  ML_RELATION_PAIRS.filter(pair => pair.dataFlow === 'target-to-source').map(
    pair => pair.forward.type,
  ),
);

/**
 * Returns the direct upstream of an entity, from the links that its own side declares. A Pipeline that
 * declares that it `produces` the entity counts if it belongs to the same team; from another team this is
 * only a claim, see {@link isClaimed}. Sorted by ref, so that the same catalog always yields the same texts.
 *
 * @public
 */
export function upstreamLinks(
  snapshot: CatalogView,
  ref: string,
): readonly UpstreamLink[] {
  const seen = new Set<string>();
  const result: UpstreamLink[] = [];
  for (const link of snapshot.linksFrom(ref)) {
    const key = `${link.relation} ${link.to}`;
    if (
      UPSTREAM_RELATIONS.has(link.relation) &&
      !seen.has(key) &&
      !isClaimed(snapshot, link)
    ) {
      seen.add(key);
      result.push({ relation: link.relation, upstream: link.to });
    }
  }
  // The catalog view returns links in the order of the last writes.
  return result.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function keyOf({ relation, upstream }: UpstreamLink): string {
  return `${upstream} ${relation}`;
}

/**
 * Whether a link is claimed: declared only by the side of another team. Only `producedBy` can be declared on
 * its far end.
 *
 * @public
 */
export function isClaimed(snapshot: CatalogView, link: DeclaredLink): boolean {
  if (link.relation !== 'producedBy') {
    return false;
  }
  const made = snapshot.get(link.from);
  const maker = snapshot.get(link.to);
  const declaredByItself = made?.links.some(
    own => own.relation === 'producedBy' && own.to === link.to,
  );
  return !declaredByItself && crossesTeams(snapshot, made?.owner, maker?.owner);
}
