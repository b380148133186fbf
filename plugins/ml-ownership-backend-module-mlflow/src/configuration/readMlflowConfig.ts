import { Config, readDurationFromConfig } from '@backstage/config';
import { HumanDuration } from '@backstage/types';
import { readSourceConfig } from '@mlownership/backstage-plugin-ml-ownership-node';
import { GateSettings, MlflowSettings } from './MlflowSettings';

const PATH = 'mlOwnership.mlflow';
/** A page of 1,000 registered models with long descriptions. */
const MAX_BYTES = 20_000_000;

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * Reads `mlOwnership.mlflow`: one entry for each server.
 *
 * @returns an empty list if MLflow is not configured
 * @throws Error that names the key, its value and what was expected
 */
export function readMlflowConfig(root: Config): MlflowSettings[] {
  const settings = (root.getOptionalConfigArray(PATH) ?? []).map(readServer);
  const ids = settings.map(({ collectorId }) => collectorId);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice) {
    throw new Error(
      `${PATH} has two servers with the id "${twice.replace(
        /^mlflow-?/,
        '',
      )}", expected an id of its own for each`,
    );
  }
  return settings;
}

function readServer(config: Config, index: number): MlflowSettings {
  const id = config.getOptionalString('id');
  if (id !== undefined && !ID.test(id)) {
    throw new Error(
      `${PATH} has the id "${id}", expected lower case letters, digits and dashes`,
    );
  }
  const duration = (key: string, otherwise: HumanDuration) =>
    config.has(key) ? readDurationFromConfig(config, { key }) : otherwise;
  const title =
    config.getOptionalString('title') ?? (id ? `MLflow ${id}` : 'MLflow');
  const source = readSourceConfig(config, title);
  return {
    collectorId: id ? `mlflow-${id}` : 'mlflow',
    instance: id,
    title,
    isDefault: index === 0,
    source: { ...source, maxBytes: MAX_BYTES },
    webUrl: (config.getOptionalString('webUrl') ?? source.baseUrl).replace(
      /\/+$/,
      '',
    ),
    interval: duration('interval', { minutes: 15 }),
    fullInterval: duration('fullInterval', { hours: 12 }),
    aliases: config.getOptionalStringArray('aliases') ?? [
      'production',
      'champion',
    ],
    servingFollowsAlias:
      config.getOptionalBoolean('servingFollowsAlias') ?? false,
    gate: readGate(config.getOptionalConfig('gate')),
    userAnnotation:
      config.getOptionalString('userAnnotation') ??
      'mlownership.dev/mlflow-user',
    webhookSecret: config.getOptionalString('webhookSecret'),
  };
}

function readGate(config: Config | undefined): GateSettings {
  return {
    tag: config?.getOptionalString('tag') ?? 'validation_status',
    passed: config?.getOptionalStringArray('passed') ?? ['approved', 'passed'],
    failed: config?.getOptionalStringArray('failed') ?? ['rejected', 'failed'],
    metrics: (config?.getOptionalConfigArray('metrics') ?? []).map(metric => {
      const limits = {
        name: metric.getString('name'),
        min: metric.getOptionalNumber('min'),
        max: metric.getOptionalNumber('max'),
      };
      if (limits.min === undefined && limits.max === undefined) {
        throw new Error(
          `${PATH}.gate.metrics has "${limits.name}" without min and max, expected at least one`,
        );
      }
      return limits;
    }),
  };
}
