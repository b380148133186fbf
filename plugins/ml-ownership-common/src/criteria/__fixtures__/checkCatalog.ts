import { Entity } from '@backstage/catalog-model';
import { CatalogSnapshot, readEntityFacts, renderMentions } from '../../facts';
import { getAuthors } from '../../people';
import { CriterionState, MlKind } from '../../schema/openapi';
import {
  CatalogCheck,
  CriterionContext,
  CriterionDefinition,
  MlEntityFacts,
} from '../CriterionDefinition';

/** An entity of a built-in kind. */
export function builtIn(
  kind: string,
  name: string,
  spec: object = {},
  annotations: Record<string, string> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default', annotations },
    spec: spec as Entity['spec'],
  };
}

/** A Model, Dataset or Pipeline that the group `growth` owns. */
export function ml(
  kind: MlKind,
  name: string,
  spec: object = {},
  annotations: Record<string, string> = {},
): Entity {
  return {
    ...builtIn(kind, name, { owner: 'growth', ...spec }, annotations),
    apiVersion: 'mlownership.dev/v1alpha1',
  };
}

/** Growth with Ada and Tomáš, Platform with Oksana alone, and the system of Growth. */
const ORGANIZATION = [
  builtIn('Group', 'growth'),
  builtIn('Group', 'platform'),
  builtIn('Group', 'empty'),
  builtIn('User', 'ada', { memberOf: ['growth'] }),
  builtIn('User', 'tomas', { memberOf: ['growth'] }),
  builtIn('User', 'oksana', { memberOf: ['platform'] }),
  builtIn('System', 'retention', { owner: 'growth' }),
];

/**
 * Evaluates what the catalog says about a criterion of an entity: its evaluation, else its precondition. The text has
 * the titles of the entities that it mentions.
 *
 * @param catalog - further entities; one of the same ref replaces that of the organization
 * @param contractState - the state of `data.contract` of each Dataset
 */
export function checkCatalog(
  criterion: CriterionDefinition,
  entity: Entity,
  catalog: Entity[] = [],
  contractState: CriterionState = 'unknown',
): CatalogCheck {
  const snapshot = new CatalogSnapshot(
    [...ORGANIZATION, ...catalog, entity].map(readEntityFacts),
  );
  const facts = readEntityFacts(entity) as MlEntityFacts;
  const context: CriterionContext = {
    snapshot,
    authors: ref => getAuthors(snapshot, ref, () => undefined),
    contractState: () => contractState,
  };
  const check =
    criterion.evaluateCatalog?.(facts, context) ??
    criterion.catalogPrecondition!(facts, snapshot);
  return { ...check, detail: renderMentions(check.detail, () => true) };
}
