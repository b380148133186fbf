import { ModelVersion, tagOf } from '../api';
import { GateSettings } from '../configuration';
import { evaluationInputs, trainingInputs } from './datasetInputs';
import { Finding } from './Finding';
import { ServingModel } from './ServingModel';

interface Metric {
  key: string;
  value: number;
  dataset: string;
}

/** What a tag says about a version. */
export function decisionOf(
  version: ModelVersion,
  { tag, passed, failed }: GateSettings,
): 'passed' | 'failed' | undefined {
  const value = tagOf(version, tag)?.trim().toLocaleLowerCase('en-US');
  const isIn = (list: readonly string[]) =>
    list.some(one => one.toLocaleLowerCase('en-US') === value);
  if (value === undefined || value === '') {
    return undefined;
  }
  if (isIn(failed)) {
    return 'failed';
  }
  return isIn(passed) ? 'passed' : undefined;
}

/**
 * `deploy.gate`: the serving version was evaluated on data that it was not trained on, and a decision or a threshold
 * says that it passed.
 */
export function assessGate(model: ServingModel, gate: GateSettings): Finding {
  const { version } = model;
  const subject = `Version ${version.version}`;
  const decision = decisionOf(version, gate);
  if (decision === 'failed') {
    return {
      outcome: 'fail',
      detail: `${subject} has the tag ${gate.tag}: ${tagOf(version, gate.tag)}`,
    };
  }
  if (!model.run) {
    return {
      reason: `${subject} has no run, so on which data it was trained and evaluated is not known`,
    };
  }
  const { heldOut, onTrainingData } = readEvaluations(model);
  if (heldOut.length === 0) {
    return onTrainingData.length > 0
      ? {
          outcome: 'fail',
          detail: `${subject} was evaluated only on the data that it was trained on (${onTrainingData.join(
            ', ',
          )})`,
        }
      : {
          reason: `MLflow has no evaluation of version ${version.version}: log metrics with their dataset, or mlflow.models.evaluate with model_id`,
        };
  }
  const data = [...new Set(heldOut.map(({ dataset }) => dataset))].join(', ');
  if (decision === 'passed') {
    return {
      outcome: 'pass',
      detail: `${subject} was evaluated on ${data}, and has the tag ${
        gate.tag
      }: ${tagOf(version, gate.tag)}`,
    };
  }
  return judgeMetrics(subject, heldOut, data, gate);
}

function judgeMetrics(
  subject: string,
  heldOut: readonly Metric[],
  data: string,
  { metrics, tag }: GateSettings,
): Finding {
  const measured = metrics.flatMap(limit => {
    const found = heldOut.find(({ key }) => key === limit.name);
    return found ? [{ ...limit, value: found.value }] : [];
  });
  if (measured.length === 0) {
    return {
      reason: `${subject} was evaluated on ${data}, but neither a tag ${tag} nor a configured metric says that it passed`,
    };
  }
  const short = measured.find(
    ({ value, min, max }) =>
      !Number.isFinite(value) ||
      (min !== undefined && value < min) ||
      (max !== undefined && value > max),
  );
  const shown = ({ name, value }: { name: string; value: number }) =>
    `${name} ${Number(value.toPrecision(4))}`;
  if (short) {
    return {
      outcome: 'fail',
      detail: `${subject} has ${shown(short)} on ${data}, expected ${
        short.min === undefined
          ? `at most ${short.max}`
          : `at least ${short.min}`
      }`,
    };
  }
  return measured.length === metrics.length
    ? {
        outcome: 'pass',
        detail: `${subject} has ${measured
          .map(shown)
          .join(', ')} on ${data}, as configured`,
      }
    : {
        reason: `${subject} was evaluated on ${data}, but only ${measured
          .map(({ name }) => name)
          .join(', ')} of the configured metrics was measured`,
      };
}

/** The evaluations by dataset: a dataset is held out unless its name and digest are among the training inputs. */
function readEvaluations({ run, loggedModel }: ServingModel): {
  heldOut: Metric[];
  onTrainingData: string[];
} {
  const keyOf = (name: string, digest: string) =>
    JSON.stringify([name, digest]);
  const trained = new Set(
    trainingInputs(run!).map(({ dataset }) =>
      keyOf(dataset.name, dataset.digest),
    ),
  );
  const heldOut: Metric[] = [];
  const onTrainingData = new Set<string>();
  for (const {
    key,
    value,
    dataset_name: name,
    dataset_digest: digest,
  } of loggedModel?.data.metrics ?? []) {
    if (name && digest) {
      if (trained.has(keyOf(name, digest))) {
        onTrainingData.add(name);
      } else {
        heldOut.push({ key, value, dataset: name });
      }
    }
  }
  // Before MLflow 3, the training run itself logs the evaluation data and its metrics.
  if (!loggedModel) {
    for (const { dataset } of evaluationInputs(run!)) {
      if (trained.has(keyOf(dataset.name, dataset.digest))) {
        onTrainingData.add(dataset.name);
      } else {
        heldOut.push(
          ...run!.data.metrics.map(({ key, value }) => ({
            key,
            value,
            dataset: dataset.name,
          })),
        );
      }
    }
  }
  return { heldOut, onTrainingData: [...onTrainingData] };
}
