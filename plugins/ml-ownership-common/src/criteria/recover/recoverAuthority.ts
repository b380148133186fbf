import { CriterionDefinition } from '../CriterionDefinition';
import { checkDeclaration, declaredText } from '../declarations';

export const recoverAuthority: CriterionDefinition = {
  id: 'recover.authority',
  ability: 'recover',
  title: 'Source of truth during an incident is named',
  level: 2,
  kinds: ['Model'],
  cause: 'boundaries',
  foundation: 'ownership',
  accepts: ['catalog'],
  passesWhen: 'The source of truth during an incident is named.',
  why: 'Registry, gateway and feature store can disagree; one of them must win.',
  failureClause: 'no source of truth is named for incidents',
  remedy: {
    text: 'Name the system whose state is authoritative during an incident.',
    yaml: 'spec:\n  boundaries:\n    authoritativeDuringIncident: the alias in the model registry\n',
  },
  evaluateCatalog(entity) {
    return checkDeclaration(
      declaredText(entity, 'boundaries.authoritativeDuringIncident'),
    );
  },
};
