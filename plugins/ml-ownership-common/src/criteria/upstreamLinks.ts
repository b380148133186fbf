import { CatalogView, DeclaredLink } from '../facts';
import { ML_RELATION_PAIRS } from '../relations';
import { isAnotherTeam } from '../teams';

/**
 * A link that counts for an entity, with the end that data comes from.
 *
 * @public
 */
export interface UpstreamLink {
  relation: string;
  /** Ref of the entity that data comes from. */
  upstream: string;
}

const UPSTREAM_RELATIONS: ReadonlySet<string> = new Set(
  ML_RELATION_PAIRS.filter(pair => pair.dataFlow === 'target-to-source').map(
    pair => pair.forward.type,
  ),
);

/**
 * What an entity is made from, by the links that its own side declares. A Pipeline that says it `produces` the entity
 * counts where it belongs to the same team; from another team it is only a claim, see {@link isClaimed}. In the order of
 * refs, so that the same catalog yields the same words whatever its history.
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
  // Links come in the order in which their entities were written last.
  return result.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function keyOf({ relation, upstream }: UpstreamLink): string {
  return `${upstream} ${relation}`;
}

/**
 * Whether only the other team's side declares a link. Only `producedBy` can be declared on its far end.
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
  return (
    !declaredByItself && isAnotherTeam(snapshot, made?.owner, maker?.owner)
  );
}
