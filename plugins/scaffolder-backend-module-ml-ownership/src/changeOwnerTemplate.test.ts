import { readFileSync } from 'fs';
import { createServer, Server } from 'http';
import { AddressInfo } from 'net';
import { resolve } from 'path';
import { EXAMPLES, runTemplate } from './__testUtils__/runTemplate';

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

  const run = (location: string) =>
    runTemplate({
      template: 'change-owner.yaml',
      values: {
        entityRef: 'model:default/churn-classifier',
        owner: 'group:default/loyalty',
      },
      file: 'description/models.yaml',
      entities: [
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
      config: {
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
    });

  it('opens a pull request with only the changed file', async () => {
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

  it('shows the changed YAML if no pull request can be opened', async () => {
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
