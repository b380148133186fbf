import {
  ObservedEdge,
  ObservedEndpoint,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { DatasetInput } from '../api';
import {
  DeclaredInputs,
  findDeclared,
  isEvaluationData,
  ServingModel,
  uriOf,
} from '../criteria';

const URI = /^([a-z][a-z0-9+.-]*:\/\/[^/]*)\/+(.+)$/i;

/**
 * The data that the serving version was trained and evaluated on, as edges. Data without a location is left out unless
 * a declared dataset has its name.
 *
 * @param runUrl - link to the run
 */
export function toObservedEdges(
  entityRef: string,
  { run, declaredInputs }: ServingModel,
  runUrl: string,
): ObservedEdge[] {
  if (!run || run.info.end_time === undefined) {
    return [];
  }
  const seenAt = new Date(run.info.end_time).toISOString();
  return run.inputs.dataset_inputs.flatMap(input => {
    const from = endpointOf(input, declaredInputs);
    return from
      ? [
          {
            from,
            to: { entityRef },
            relation: isEvaluationData(input) ? 'evaluatedOn' : 'trainedOn',
            seenAt,
            run: runUrl,
          },
        ]
      : [];
  });
}

function endpointOf(
  input: DatasetInput,
  declared: DeclaredInputs | undefined,
): ObservedEndpoint | undefined {
  const ref = declared && findDeclared(input, declared);
  if (ref) {
    return { entityRef: ref };
  }
  const [, namespace, name] = URI.exec(uriOf(input) ?? '') ?? [];
  return namespace ? { namespace, name } : undefined;
}
