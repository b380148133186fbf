import { readSchedulerServiceTaskScheduleDefinitionFromConfig } from '@backstage/backend-plugin-api';
import {
  DEFAULT_NAMESPACE,
  KubernetesValidatorFunctions,
} from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { ProviderSettings } from './ProviderSettings';

const PATH = 'mlOwnership.mlflow';

const DEFAULT_SCHEDULE = {
  frequency: { minutes: 30 },
  timeout: { minutes: 15 },
  initialDelay: { seconds: 15 },
};

/**
 * Reads `catalog` of each entry of `mlOwnership.mlflow`.
 *
 * @returns undefined for a server without the key: its models are not added
 * @throws Error that names the key, its value and what was expected
 */
export function readProviderConfig(
  root: Config,
): (ProviderSettings | undefined)[] {
  const settings = (root.getOptionalConfigArray(PATH) ?? []).map(server => {
    const catalog = server.getOptionalConfig('catalog');
    return catalog && readServer(catalog, server.getOptionalString('id'));
  });
  const namespaces = settings.flatMap(server => server?.namespace ?? []);
  const twice = namespaces.find(
    (namespace, index) => namespaces.indexOf(namespace) !== index,
  );
  if (twice !== undefined) {
    throw new Error(
      `${PATH} has two servers whose Models are in the namespace "${twice}", expected catalog.namespace to differ: both may have a model of the same name`,
    );
  }
  return settings;
}

function readServer(
  config: Config,
  instance: string | undefined,
): ProviderSettings {
  const namespace =
    config.getOptionalString('namespace') ?? instance ?? DEFAULT_NAMESPACE;
  if (!KubernetesValidatorFunctions.isValidNamespace(namespace)) {
    throw new Error(
      `${PATH}.catalog.namespace is "${namespace}", expected lower case letters, digits and dashes`,
    );
  }
  const maxDeletedShare = config.getOptionalNumber('maxDeletedShare') ?? 0.2;
  if (!(maxDeletedShare >= 0 && maxDeletedShare <= 1)) {
    throw new Error(
      `${PATH}.catalog.maxDeletedShare is ${maxDeletedShare}, expected a number from 0 to 1`,
    );
  }
  return {
    namespace,
    maxDeletedShare,
    schedule: config.has('schedule')
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
          config.getConfig('schedule'),
        )
      : DEFAULT_SCHEDULE,
  };
}
