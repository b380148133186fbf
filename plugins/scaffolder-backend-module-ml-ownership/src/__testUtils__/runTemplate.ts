import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import {
  createTemplateAction,
  scaffolderActionsExtensionPoint,
} from '@backstage/plugin-scaffolder-node';
import { readFileSync } from 'fs';
import { resolve } from 'path';
import request from 'supertest';
import { parse } from 'yaml';
import scaffolderModuleMlOwnership from '../index';

/** Path of the demo examples. */
export const EXAMPLES = resolve(__dirname, '../../../../examples');

/** A requested pull request: its input and its file. */
export interface Published {
  input: unknown;
  file: string;
}

type MockConfig = NonNullable<
  Parameters<typeof mockServices.rootConfig.factory>[0]
>['data'];

interface ScaffolderEvent {
  type: string;
  body: {
    error?: { message: string };
    output?: { links?: unknown[]; text?: { content: string }[] };
  };
}

/**
 * Runs a template of `examples/templates` to completion, as the scaffolder does.
 *
 * @param file - path in the workspace of the file to include in the pull request
 */
export async function runTemplate(options: {
  template: string;
  values: Record<string, string>;
  file: string;
  entities?: Entity[];
  config?: MockConfig;
}) {
  const { values, file, entities = [], config = {} } = options;
  const template: Entity = parse(
    readFileSync(resolve(EXAMPLES, 'templates', options.template), 'utf8'),
  );
  const published: Published[] = [];
  const backend = await startTestBackend({
    features: [
      scaffolderPlugin,
      scaffolderModuleMlOwnership,
      pullRequests(file, published),
      mockServices.rootConfig.factory({ data: config }),
      catalogServiceMock.factory({ entities: [template, ...entities] }),
    ],
  });
  const started = await request(backend.server)
    .post('/api/scaffolder/v2/tasks')
    .send({ templateRef: stringifyEntityRef(template), values });
  let ending: ScaffolderEvent | undefined;
  while (started.status === 201 && !ending) {
    await new Promise(done => setTimeout(done, 50));
    const events: ScaffolderEvent[] = (
      await request(backend.server).get(
        `/api/scaffolder/v2/tasks/${started.body.id}/events`,
      )
    ).body;
    ending = events.find(({ type }) => type === 'completion');
  }
  await backend.stop();
  return { started, published, ...ending?.body };
}

/** A fake of the module that opens pull requests, which records its input. */
function pullRequests(path: string, published: Published[]) {
  return createBackendModule({
    pluginId: 'scaffolder',
    moduleId: 'pull-requests',
    register(env) {
      env.registerInit({
        deps: { scaffolder: scaffolderActionsExtensionPoint },
        async init({ scaffolder }) {
          scaffolder.addActions(
            createTemplateAction({
              id: 'publish:github:pull-request',
              async handler({ input, output, workspacePath }) {
                const file = resolve(workspacePath, path);
                published.push({ input, file: readFileSync(file, 'utf8') });
                output('remoteUrl', 'https://github.com/alder/ml/pull/1');
              },
            }),
          );
        },
      });
    },
  });
}
