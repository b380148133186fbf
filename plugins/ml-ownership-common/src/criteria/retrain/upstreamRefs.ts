import { CatalogView } from '../../facts';
import { MlEntityFacts } from '../CriterionDefinition';
import { upstreamLinks } from '../upstreamLinks';

export function upstreamRefs(
  snapshot: CatalogView,
  entity: MlEntityFacts,
  relation: string,
): string[] {
  return upstreamLinks(snapshot, entity.ref)
    .filter(link => link.relation === relation)
    .map(link => link.upstream);
}
