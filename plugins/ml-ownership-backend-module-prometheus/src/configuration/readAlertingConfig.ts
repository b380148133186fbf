import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { Config, readDurationFromConfig } from '@backstage/config';
import { readSourceConfig } from '@mlownership/backstage-plugin-ml-ownership-node';
import { z } from 'zod';
import { AlertingSettings, AlertingSystemSettings } from './AlertingSettings';

const PATH = 'mlOwnership.alerting';
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** A page of rules with long expressions and many firing alerts. */
const MAX_BYTES = 20_000_000;

const receiversSchema = z.record(
  z.string(),
  z.union([z.string(), z.array(z.string())]),
);

/**
 * Reads `mlOwnership.alerting`.
 *
 * @returns undefined if no alerting system is configured
 * @throws Error that names the key, its value and what was expected
 */
export function readAlertingConfig(root: Config): AlertingSettings | undefined {
  const config = root.getOptionalConfig(PATH);
  const read = <T>(
    kind: 'prometheus' | 'grafana',
    title: string,
    more: (config: Config, title: string) => T,
  ) => {
    const systems = (config?.getOptionalConfigArray(kind) ?? []).map(entry => {
      const settings = readSystem(entry, kind, title);
      return { ...settings, ...more(entry, settings.title) };
    });
    const ids = systems.map(({ id }) => id);
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    if (twice) {
      throw new Error(
        `${PATH}.${kind} has two entries with the id "${twice.slice(
          kind.length + 1,
        )}", expected an id of its own for each`,
      );
    }
    return systems;
  };
  const prometheus = read('prometheus', 'Prometheus', (entry, title) => ({
    alertmanager: {
      ...readSourceConfig(
        entry.getConfig('alertmanager'),
        `Alertmanager of ${title}`,
      ),
      maxBytes: MAX_BYTES,
    },
  }));
  const grafana = read('grafana', 'Grafana', entry => ({
    namespace: entry.getOptionalString('namespace') ?? 'default',
  }));
  if (!config || prometheus.length + grafana.length === 0) {
    return undefined;
  }
  const label = (kind: string) =>
    config.getOptionalString(`labels.${kind}`) ?? kind;
  return {
    interval: config.has('interval')
      ? readDurationFromConfig(config, { key: 'interval' })
      : { minutes: 15 },
    labels: {
      model: label('model'),
      dataset: label('dataset'),
      pipeline: label('pipeline'),
    },
    prometheus,
    grafana,
  };
}

function readSystem(
  config: Config,
  kind: string,
  kindTitle: string,
): AlertingSystemSettings {
  const id = config.getOptionalString('id');
  if (id !== undefined && !ID.test(id)) {
    throw new Error(
      `${PATH}.${kind} has the id "${id}", expected lower case letters, digits and dashes`,
    );
  }
  const title =
    config.getOptionalString('title') ??
    (id ? `${kindTitle} ${id}` : kindTitle);
  const source = readSourceConfig(config, title);
  const webUrl = config.getOptionalString('webUrl') ?? source.baseUrl;
  return {
    id: id ? `${kind}-${id}` : kind,
    title,
    source: { ...source, maxBytes: MAX_BYTES },
    webUrl: webUrl.replace(/\/+$/, ''),
    receivers: readReceivers(config, `${PATH}.${kind}`),
  };
}

/** Names of receivers are arbitrary, so they are not read as keys of the configuration. */
function readReceivers(
  config: Config,
  path: string,
): Map<string, readonly string[]> {
  const value = config.getOptional('receivers') ?? {};
  const parsed = receiversSchema.safeParse(value);
  if (!parsed.success) {
    throw new Error(
      `${path}.receivers is ${JSON.stringify(
        value,
      )}, expected the ref of a group, or a list of them, for each name of a receiver`,
    );
  }
  return new Map(
    Object.entries(parsed.data).map(([name, refs]) => [
      name,
      [refs].flat().map(ref => toGroupRef(ref, `${path}.receivers`)),
    ]),
  );
}

function toGroupRef(ref: string, path: string): string {
  try {
    return stringifyEntityRef(parseEntityRef(ref, { defaultKind: 'group' }));
  } catch {
    throw new Error(
      `${path} has "${ref}", expected the ref of a group such as group:default/ml-platform`,
    );
  }
}
