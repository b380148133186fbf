import { MlEntityFacts } from '../criteria';
import { getOnCall } from '../criteria/getOnCall';
import { CatalogView, EntityFacts } from '../facts';
import { Ability, MlKind, VerdictReason, WeakestLink } from '../schema/openapi';
import { describeReason } from './describeVerdict';

const SERVING_ABILITY: Ability = 'observe';

/** The links to the entities that serve a Model and that have no owner or no on-call. */
export function servingLinks(
  model: MlEntityFacts,
  snapshot: CatalogView,
): WeakestLink[] {
  const links: WeakestLink[] = [];
  for (const { to } of snapshot.linksFrom(model.ref, 'servedBy')) {
    const serving = snapshot.get(to);
    const problem = servingProblem(serving, snapshot.get(serving?.owner));
    if (problem) {
      links.push({
        entityRef: to,
        title: serving?.title ?? to,
        ...(serving?.owner && { owner: serving.owner }),
        path: [model.ref, to],
        ability: SERVING_ABILITY,
        verdict: 'no',
        ...withText({ type: problem }),
      });
    }
  }
  return links;
}

function servingProblem(
  serving: EntityFacts | undefined,
  owner: EntityFacts | undefined,
): VerdictReason['type'] | undefined {
  if (!serving) {
    return 'serving-missing';
  }
  if (!owner) {
    return 'serving-unowned';
  }
  return getOnCall(serving) || getOnCall(owner)
    ? undefined
    : 'serving-not-on-call';
}

/** A reason as data and as text, in the words of the kind of the entity. */
export function withText(
  reason: VerdictReason,
  kind?: MlKind,
): Pick<WeakestLink, 'reason' | 'reasonText'> {
  return { reason, reasonText: describeReason(reason, kind) };
}
