import { Run } from '../api';
import { commitOf } from './commitOf';
import { Finding } from './Finding';

/** Whether a run trains: it has logged a model. MLflow 2 notes that in a tag. */
function isTraining(run: Run): boolean {
  return (
    run.outputs.model_outputs.length > 0 ||
    run.data.tags.some(({ key }) => key === 'mlflow.log-model.history')
  );
}

/** A run that failed before it logged a model has neither data of a model nor an evaluated model. */
function isEvaluation(run: Run): boolean {
  return (
    run.inputs.model_inputs.length > 0 ||
    run.data.tags.some(({ key }) => key === 'mlflow.datasets')
  );
}

/**
 * `retrain.run`: the latest training run of the experiment has finished. Whether it ran at the current source is decided
 * by its version, which is the commit.
 *
 * @param runs - root runs, newest first
 */
export function assessRun(
  runs: readonly Run[],
): (Finding & { run?: Run }) | undefined {
  for (const run of runs) {
    const { status, run_id: id } = run.info;
    if (['FAILED', 'KILLED'].includes(status) && !isEvaluation(run)) {
      return {
        outcome: 'fail',
        detail: `The latest training run ${id} is ${status}`,
        run,
      };
    }
    if (status === 'FINISHED' && isTraining(run)) {
      return commitOf(run) === undefined
        ? {
            reason: `The latest training run ${id} has no source commit (tag mlflow.source.git.commit), so whether it ran at the current source is not known`,
          }
        : {
            outcome: 'pass',
            detail: `The latest training run ${id} finished at commit ${commitOf(
              run,
            )!.slice(0, 12)}`,
            run,
          };
    }
  }
  return undefined;
}
