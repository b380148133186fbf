import { DrillContext } from '../drills';
import { EntityRecord } from '../people';
import { EvaluationInput } from './EvaluationInput';

/** The part of the input that drills are judged by. */
export function drillContext(input: EvaluationInput): DrillContext {
  return {
    snapshot: input.snapshot,
    drills: entityRef => input.drills?.(entityRef) ?? [],
    record: recordOf(input),
  };
}

/** The recorded history of an entity, by its ref. */
export function recordOf(
  input: EvaluationInput,
): (entityRef: string) => EntityRecord | undefined {
  return entityRef => input.record?.(entityRef);
}
