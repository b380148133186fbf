import {
  CompoundEntityRef,
  Entity,
  parseEntityRef,
} from '@backstage/catalog-model';
import { relationTargetKinds } from '../relations';
import { MAX_RELATIONS_PER_FIELD } from './findEntityProblems';
import { findRefProblem } from './findRefProblem';
import { MlEntityProblem } from './MlEntityProblem';
import { ML_ANNOTATION_DEFINITIONS } from './mlAnnotationDefinitions';

/**
 * The relations that the annotations of an entity declare.
 *
 * @public
 */
export interface AnnotationRefs {
  /** Forward relations: `consumes` to Datasets, `usesModel` to Models. */
  relations: { type: string; target: CompoundEntityRef }[];
  /** Refs that yield no relation, with the reason. */
  problems: MlEntityProblem[];
}

/**
 * Reads `mlownership.dev/consumes` and `mlownership.dev/uses-models`: refs separated by commas, each with or
 * without its kind and namespace. Valid refs yield relations even if others are invalid.
 *
 * @param entity - any entity; on kinds other than Component these annotations are a problem and yield no
 * relations
 * @public
 */
export function readAnnotationRefs(entity: Entity): AnnotationRefs {
  const result: AnnotationRefs = { relations: [], problems: [] };
  for (const { name, relation, on } of ML_ANNOTATION_DEFINITIONS) {
    const value = entity.metadata.annotations?.[name];
    if (relation === undefined || typeof value !== 'string') {
      continue;
    }
    const field = `metadata.annotations["${name}"]`;
    if (!on.includes(entity.kind)) {
      result.problems.push({
        field,
        got: `set on a ${entity.kind}`,
        expected: `it on a ${on.join(' or ')} only`,
      });
      continue;
    }
    const refs = value
      .split(',')
      .map(ref => ref.trim())
      .filter(ref => ref);
    if (refs.length > MAX_RELATIONS_PER_FIELD) {
      result.problems.push({
        field,
        got: `a list of ${refs.length}`,
        expected: `at most ${MAX_RELATIONS_PER_FIELD} refs`,
      });
      continue;
    }
    const [defaultKind] = relationTargetKinds(entity.kind, relation);
    refs.forEach((ref, index) => {
      const problem = findRefProblem(`${field}[${index}]`, ref, entity, {
        type: relation,
        defaultKind,
      });
      if (problem) {
        result.problems.push(problem);
      } else {
        result.relations.push({
          type: relation,
          target: parseEntityRef(ref, {
            defaultKind,
            defaultNamespace: entity.metadata.namespace,
          }),
        });
      }
    });
  }
  return result;
}
