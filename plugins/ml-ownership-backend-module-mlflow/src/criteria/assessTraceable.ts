import { tagOf } from '../api';
import { commitOf } from './commitOf';
import { trainingInputs } from './datasetInputs';
import { Finding, listOf } from './Finding';
import { ServingModel } from './ServingModel';

/** `retrain.traceable`: the serving version links to a run with parameters, metrics, commit and input digests. */
export function assessTraceable(model: ServingModel): Finding {
  const { version, run, loggedModel } = model;
  const subject = `Version ${version.version}`;
  if (!version.run_id) {
    return {
      outcome: 'fail',
      detail: `${subject} was registered without a run, so nobody can see how it was trained`,
    };
  }
  if (!run) {
    return {
      outcome: 'fail',
      detail: `${subject} names run ${version.run_id}, which does not exist`,
    };
  }
  if (run.info.lifecycle_stage !== 'active') {
    return {
      outcome: 'fail',
      detail: `${subject} names run ${run.info.run_id}, which is ${run.info.lifecycle_stage}`,
    };
  }
  if (run.info.status !== 'FINISHED') {
    return {
      outcome: 'fail',
      detail: `Run ${run.info.run_id} of ${subject.toLowerCase()} is ${
        run.info.status
      }, expected FINISHED`,
    };
  }
  const metrics =
    run.data.metrics.length + (loggedModel?.data.metrics.length ?? 0);
  const isDirty = tagOf(run.data, 'mlflow.source.git.dirty') === 'true';
  const missing = [
    ...(run.data.params.length === 0 ? ['parameters'] : []),
    ...(metrics === 0 ? ['metrics'] : []),
    ...(commitOf(run) === undefined ? ['a source commit'] : []),
    ...(isDirty ? ['a commit with all changes (its tree was dirty)'] : []),
    ...(trainingInputs(run).some(({ dataset }) => dataset.digest)
      ? []
      : ['training data with a digest']),
  ];
  return missing.length > 0
    ? {
        outcome: 'fail',
        detail: `Run ${
          run.info.run_id
        } of ${subject.toLowerCase()} lacks ${listOf(missing)}`,
      }
    : {
        outcome: 'pass',
        detail: `${subject} comes from run ${
          run.info.run_id
        }, with parameters, metrics, commit ${commitOf(run)!.slice(
          0,
          12,
        )} and the digest of its training data`,
      };
}
