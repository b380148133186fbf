import { DatasetInput, Run, tagOf } from '../api';

/** Contexts of evaluation data: documentation and autologging write different words. */
const EVALUATION_CONTEXTS = [
  'eval',
  'evaluation',
  'test',
  'testing',
  'validation',
  'holdout',
];

export function isEvaluationData(input: DatasetInput): boolean {
  const context = tagOf(input, 'mlflow.data.context')?.toLocaleLowerCase(
    'en-US',
  );
  return context !== undefined && EVALUATION_CONTEXTS.includes(context);
}

/** The data that a run was trained on: all that is not marked as evaluation data. */
export function trainingInputs(run: Run): DatasetInput[] {
  return run.inputs.dataset_inputs.filter(input => !isEvaluationData(input));
}

export function evaluationInputs(run: Run): DatasetInput[] {
  return run.inputs.dataset_inputs.filter(isEvaluationData);
}

/** The fields of the source of a dataset, which MLflow stores as JSON text. */
export function sourceOf({ dataset }: DatasetInput): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(dataset.source);
    return typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)
      : {};
  } catch {
    return {};
  }
}

/** The location of a dataset, or undefined if its source has none. */
export function uriOf(input: DatasetInput): string | undefined {
  const source = sourceOf(input);
  for (const field of [
    'uri',
    'path',
    'url',
    'delta_table_name',
    'table_name',
  ]) {
    const value = source[field];
    if (typeof value === 'string' && value.trim()) {
      return value.trim();
    }
  }
  return undefined;
}
