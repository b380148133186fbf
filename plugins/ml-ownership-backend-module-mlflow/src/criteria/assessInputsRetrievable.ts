import { DatasetInput } from '../api';
import { sourceOf, trainingInputs } from './datasetInputs';
import { Finding } from './Finding';
import { ServingModel } from './ServingModel';

/** Sources that exist only on the machine of the run, or only as code. */
const LOCAL_TYPES = ['local', 'code'];

/**
 * `retrain.inputs-retrievable`: the input versions of the training run can still be read. MLflow shows that data was
 * local, or where it was; it cannot show that it is still there.
 */
export function assessInputsRetrievable({
  run,
}: ServingModel): Finding | undefined {
  const inputs = run ? trainingInputs(run) : [];
  if (inputs.length === 0) {
    return undefined;
  }
  const local = inputs.find(({ dataset }) =>
    LOCAL_TYPES.includes(dataset.source_type),
  );
  if (local) {
    return {
      outcome: 'fail',
      detail: `The training data ${local.dataset.name} has the source type ${local.dataset.source_type}: it is on the machine of the run, so nobody else can read it`,
    };
  }
  const unversioned = inputs.find(input => !isVersioned(input));
  return {
    reason: unversioned
      ? `The source of the training data ${unversioned.dataset.name} names no version; a person can attest that the data of this run can still be read`
      : 'MLflow names the versions of the training data, but does not show that they still exist; a person can attest it',
  };
}

function isVersioned(input: DatasetInput): boolean {
  const source = sourceOf(input);
  return ['delta_table_version', 'revision', 'version_id', 'version'].some(
    field => source[field] !== undefined && source[field] !== null,
  );
}
