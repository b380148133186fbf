import { Config, readDurationFromConfig } from '@backstage/config';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { HumanDuration, durationToMilliseconds } from '@backstage/types';
import { JobRule } from '../pipelines';

const PATH = 'mlOwnership.openlineage';

/** Settings of `mlOwnership.openlineage`. */
export interface OpenLineageSettings {
  /** Subjects of the tokens that may send events. */
  writers: ReadonlySet<string>;
  rules: readonly JobRule[];
  maxAgeMs: number;
  runsPerJob: number;
  userAnnotation: string;
}

/**
 * Reads `mlOwnership.openlineage`.
 *
 * @returns undefined if it is not configured
 * @throws Error that names the key, its value and what was expected
 */
export function readOpenLineageConfig(
  root: Config,
): OpenLineageSettings | undefined {
  const config = root.getOptionalConfig(PATH);
  if (!config) {
    return undefined;
  }
  const maxAge: HumanDuration = config.has('history.maxAge')
    ? readDurationFromConfig(config, { key: 'history.maxAge' })
    : { days: 90 };
  const maxAgeMs = durationToMilliseconds(maxAge);
  if (!(maxAgeMs > 0)) {
    throw new Error(
      `${PATH}.history.maxAge is ${JSON.stringify(
        maxAge,
      )}, expected a duration longer than zero`,
    );
  }
  const runsPerJob = config.getOptionalNumber('history.runsPerJob') ?? 50;
  if (!(Number.isSafeInteger(runsPerJob) && runsPerJob > 0)) {
    throw new Error(
      `${PATH}.history.runsPerJob is ${runsPerJob}, expected a whole number from 1`,
    );
  }
  return {
    writers: new Set(config.getOptionalStringArray('writers')),
    rules: (config.getOptionalConfigArray('jobs') ?? []).map(readRule),
    maxAgeMs,
    runsPerJob,
    userAnnotation:
      config.getOptionalString('userAnnotation') ??
      'mlownership.dev/openlineage-user',
  };
}

function readRule(config: Config): JobRule {
  const text = config.getString('pipeline');
  return {
    namespace: config.getOptionalString('namespace') ?? '*',
    name: config.getOptionalString('name') ?? '*',
    pipelineRef: readPipelineRef(text),
  };
}

function readPipelineRef(text: string): string {
  let ref;
  try {
    ref = parseEntityRef(text, {
      defaultKind: 'Pipeline',
      defaultNamespace: 'default',
    });
  } catch {
    // Reported below.
  }
  if (ref?.kind.toLocaleLowerCase('en-US') !== 'pipeline') {
    throw new Error(
      `${PATH}.jobs has the pipeline "${text}", expected a Pipeline, such as "pipeline:default/my-pipeline"`,
    );
  }
  return stringifyEntityRef(ref);
}
