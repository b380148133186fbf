import {
  Entity,
  parseEntityRef,
  RELATION_OWNER_OF,
  RELATION_PARENT_OF,
} from '@backstage/catalog-model';
import { isMlKind } from './kindIcons';

const RELATIONS = [RELATION_OWNER_OF, 'operates'];

/**
 * Returns whether a Group owns or operates a Model, Dataset or Pipeline, or has child groups that may: the catalog does
 * not return the relations of groups further down. For components that query the backend and render nothing if those
 * groups own nothing.
 *
 * @public
 */
export function isMlOwner(entity: Entity): boolean {
  return (
    isDirectMlOwner(entity) ||
    (isGroup(entity) &&
      (entity.relations ?? []).some(({ type }) => type === RELATION_PARENT_OF))
  );
}

/**
 * Returns whether a Group itself owns or operates a Model, Dataset or Pipeline. For conditions that must be decided
 * before the backend responds.
 *
 * @public
 */
export function isDirectMlOwner(entity: Entity): boolean {
  return (
    isGroup(entity) &&
    (entity.relations ?? []).some(
      ({ type, targetRef }) =>
        RELATIONS.includes(type) && isMlKind(parseEntityRef(targetRef).kind),
    )
  );
}

function isGroup({ kind }: Entity): boolean {
  return kind.toLocaleLowerCase('en-US') === 'group';
}
