import { datasetKeyOf } from '@mlownership/backstage-plugin-ml-ownership-common';
import { DatasetInput } from '../api';
import { trainingInputs, uriOf } from './datasetInputs';
import { Finding, listOf } from './Finding';
import { DeclaredInputs, ServingModel } from './ServingModel';

/** The declared dataset that a run read: by its location, or by its name. */
export function findDeclared(
  input: DatasetInput,
  { refs }: DeclaredInputs,
): string | undefined {
  const uri = uriOf(input);
  return (
    (uri && refs.get(datasetKeyOf(uri))) ??
    refs.get(datasetKeyOf(input.dataset.name))
  );
}

/** `retrain.lineage-matches`: every dataset that the training run read is declared. */
export function assessLineageMatches({
  run,
  declaredInputs,
}: ServingModel): Finding | undefined {
  const inputs = run ? trainingInputs(run) : [];
  if (!run || inputs.length === 0) {
    return undefined;
  }
  const undeclared = inputs.filter(
    input => !declaredInputs || !findDeclared(input, declaredInputs),
  );
  const names = (list: readonly DatasetInput[]) => [
    ...new Set(list.map(input => uriOf(input) ?? input.dataset.name)),
  ];
  return undeclared.length > 0
    ? {
        outcome: 'fail',
        detail: `Run ${run.info.run_id} read ${listOf(
          names(undeclared),
        )}, which neither spec.trainedOn nor the inputs of the producing pipeline declare; names of a dataset in runs belong into the annotation mlownership.dev/dataset-aliases`,
      }
    : {
        outcome: 'pass',
        detail: `Run ${run.info.run_id} read ${listOf(
          names(inputs),
        )}, as declared`,
      };
}
