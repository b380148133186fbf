import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import {
  createTemplateAction,
  scaffolderActionsExtensionPoint,
} from '@backstage/plugin-scaffolder-node';
import { readFileSync } from 'fs';
import { createServer, Server } from 'http';
import { AddressInfo } from 'net';
import { resolve } from 'path';
import request from 'supertest';
import { parse } from 'yaml';
import scaffolderModuleMlOwnership from './index';

const EXAMPLES = resolve(__dirname, '../../../examples');

const template: Entity = parse(
  readFileSync(resolve(EXAMPLES, 'templates/change-owner.yaml'), 'utf8'),
);
const MODELS = readFileSync(
  resolve(EXAMPLES, 'customer-retention/models.yaml'),
  'utf8',
);

describe('the template ml-ownership-change-owner', () => {
  let files: Server;
  let host: string;
  let asked: string[];

  beforeEach(async () => {
    asked = [];
    files = createServer((incoming, response) => {
      asked.push(incoming.url ?? '');
      response.end(MODELS);
    });
    await new Promise<void>(done => files.listen(0, '127.0.0.1', done));
    host = `127.0.0.1:${(files.address() as AddressInfo).port}`;
  });

  afterEach(
    () =>
      new Promise<void>(done => {
        files.close(() => done());
        files.closeAllConnections();
      }),
  );

  /** Runs the template to its end, as its page does. */
  async function run(location: string) {
    const published: { input: unknown; file: string }[] = [];
    const backend = await startTestBackend({
      features: [
        scaffolderPlugin,
        scaffolderModuleMlOwnership,
        pullRequests(published),
        mockServices.rootConfig.factory({
          data: {
            backend: { reading: { allow: [{ host }] } },
            integrations: {
              github: [
                {
                  host: 'github.com',
                  apiBaseUrl: `http://${host}/api`,
                  token: 'x',
                },
              ],
            },
          },
        }),
        catalogServiceMock.factory({
          entities: [
            template,
            {
              apiVersion: 'mlownership.dev/v1alpha1',
              kind: 'Model',
              metadata: {
                name: 'churn-classifier',
                annotations: {
                  'backstage.io/managed-by-location': `url:${location}`,
                },
              },
            },
          ],
        }),
      ],
    });
    const started = await request(backend.server)
      .post('/api/scaffolder/v2/tasks')
      .send({
        templateRef: 'template:default/ml-ownership-change-owner',
        values: {
          entityRef: 'model:default/churn-classifier',
          owner: 'group:default/loyalty',
        },
      });
    expect(started.body).toEqual({ id: expect.any(String) });
    const path = `/api/scaffolder/v2/tasks/${started.body.id}/events`;
    let ending: ScaffolderEvent | undefined;
    while (!ending) {
      await new Promise(done => setTimeout(done, 50));
      const events: ScaffolderEvent[] = (
        await request(backend.server).get(path)
      ).body;
      ending = events.find(({ type }) => type === 'completion');
    }
    await backend.stop();
    return { ...ending.body, published };
  }

  it('opens a pull request that holds the changed file and nothing else', async () => {
    const { error, output, published } = await run(
      'https://github.com/alder/ml/blob/main/retention/catalog/models.yaml',
    );
    expect(error).toBeUndefined();
    expect(asked).toEqual([
      '/api/repos/alder/ml/contents/retention/catalog/models.yaml?ref=main',
    ]);
    expect(published).toEqual([
      {
        input: {
          repoUrl: 'github.com?owner=alder&repo=ml',
          targetBranchName: 'main',
          branchName: 'hand-over-model-churn-classifier',
          title: 'Hand churn-classifier to group:default/loyalty',
          description:
            'group:default/loyalty takes over model:default/churn-classifier from group:growth-ml.\nOnly the fields that say so are changed.\n',
          sourcePath: 'description',
          targetPath: 'retention/catalog',
        },
        file: MODELS.replace('group:growth-ml', 'group:default/loyalty'),
      },
    ]);
    expect(output?.links).toEqual([
      { title: 'The pull request', url: 'https://github.com/alder/ml/pull/1' },
    ]);
  });

  it('shows the changed description where no pull request can be made', async () => {
    const { error, output, published } = await run(
      `http://${host}/examples/customer-retention/models.yaml`,
    );
    expect(error).toBeUndefined();
    expect(published).toEqual([]);
    expect(output?.links).toEqual([]);
    const [{ content }] = output!.text!;
    expect(content).toMatch(/^```yaml\napiVersion: mlownership[^]*\n```\n$/);
    expect(content).toContain('  owner: group:default/loyalty # accountable\n');
  });
});

interface ScaffolderEvent {
  type: string;
  body: {
    error?: unknown;
    output?: { links?: unknown[]; text?: { content: string }[] };
  };
}

/** Stands for the module that opens pull requests, and keeps what it was given. */
function pullRequests(published: { input: unknown; file: string }[]) {
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
                const file = resolve(workspacePath, 'description/models.yaml');
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
