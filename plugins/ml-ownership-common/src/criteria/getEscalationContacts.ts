import { MlEntityFacts } from './CriterionDefinition';
import { declaredText, parseTeam } from './declarations';

/**
 * Returns the refs of the Groups and Users whom failures and regressions of an entity are escalated to, in the catalog
 * or not.
 *
 * @public
 */
export function getEscalationContacts(entity: MlEntityFacts): string[] {
  return (['failures', 'regressions'] as const).flatMap(about => {
    const text = declaredText(entity, `operations.recover.escalation.${about}`);
    return (text.declared && parseTeam(entity.ref, text.value)) || [];
  });
}
