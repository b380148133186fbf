import { mention } from '../../facts';
import { CriterionDefinition } from '../CriterionDefinition';
import {
  combineDeclarations,
  declaredTeam,
  declaredText,
} from '../declarations';

export const boundariesPlatform: CriterionDefinition = {
  id: 'boundaries.platform',
  ability: 'all',
  title: 'Platform responsibilities are documented',
  level: 2,
  kinds: ['Model', 'Pipeline'],
  cause: 'boundaries',
  foundation: 'ownership',
  accepts: ['catalog'],
  passesWhen: 'The platform owner exists, and its responsibilities are stated.',
  why: 'During an incident, "is this ours or the platform’s?" costs the most time.',
  failureClause: 'the platform’s responsibilities are not documented',
  failureClauseIfMissing: 'its declared platform owner is not in the catalog',
  remedy: {
    text: 'Name the group that owns the platform, and its responsibilities.',
    yaml: 'spec:\n  boundaries:\n    platformOwner: group:default/ml-platform\n    platformResponsibilities: serving, registry, GPUs\n',
  },
  evaluateCatalog(entity, { snapshot }) {
    const owner = declaredTeam(entity, 'boundaries.platformOwner', snapshot);
    const responsibilities = declaredText(
      entity,
      'boundaries.platformResponsibilities',
    );
    return combineDeclarations(
      [owner, responsibilities],
      owner.declared && responsibilities.declared
        ? `${mention(snapshot.get(owner.value)!)} owns the platform: ${
            responsibilities.value
          }`
        : '',
    );
  },
};
