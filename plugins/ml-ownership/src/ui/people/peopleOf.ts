import {
  Entity,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { getEntityRelations } from '@backstage/plugin-catalog-react';

/** Returns the people and groups around an entity, as entity refs. */
export function peopleOf(entity: Entity): {
  owners: string[];
  /** The groups that are on call. */
  operators: string[];
  /** No operator is declared, so the owner is the operator. */
  ownerOperates: boolean;
  authors: string[];
  stewards: string[];
} {
  const refsOf = (relation: string) =>
    getEntityRelations(entity, relation).map(ref => stringifyEntityRef(ref));
  const owners = refsOf(RELATION_OWNED_BY);
  const declaredOperators = refsOf('operatedBy');
  const ownerOperates = declaredOperators.length === 0;
  return {
    owners,
    operators: ownerOperates ? owners : declaredOperators,
    ownerOperates,
    authors: refsOf('authoredBy'),
    stewards: refsOf('stewardedBy'),
  };
}
