import { mention } from '../../facts';
import { CriterionDefinition } from '../CriterionDefinition';
import { combineDeclarations, declaredTeam } from '../declarations';

export const recoverEscalation: CriterionDefinition = {
  id: 'recover.escalation',
  ability: 'recover',
  title: 'Escalation contacts are named',
  level: 1,
  kinds: ['Model', 'Dataset', 'Pipeline'],
  cause: 'operating-model',
  foundation: 'ownership',
  accepts: ['catalog'],
  passesWhen:
    'Contacts for failures and for silent regressions are named, and both exist.',
  why: 'A crash has an owner at once; a slow decline has one only if it is named.',
  failureClause: 'no escalation contacts are named',
  failureClauseIfMissing: 'an escalation contact is not in the catalog',
  remedy: {
    text: 'Name who is called for failures, and who for regressions.',
    yaml: 'spec:\n  operations:\n    recover:\n      escalation:\n        failures: group:default/ml-platform\n        regressions: group:default/my-team\n',
  },
  evaluateCatalog(entity, { snapshot }) {
    const path = 'operations.recover.escalation';
    const failures = declaredTeam(entity, `${path}.failures`, snapshot);
    const regressions = declaredTeam(entity, `${path}.regressions`, snapshot);
    return combineDeclarations(
      [failures, regressions],
      failures.declared && regressions.declared
        ? `Failures: ${mention(
            snapshot.get(failures.value)!,
          )}; regressions: ${mention(snapshot.get(regressions.value)!)}`
        : '',
    );
  },
};
