import { MlEntity } from '@mlownership/backstage-plugin-ml-ownership-common';
import { collectOnce } from '@mlownership/backstage-plugin-ml-ownership-node/testUtils';
import { createTestCollector } from '../__testUtils__/createTestCollector';
import {
  DocumentServer,
  startDocumentServer,
} from '../__testUtils__/startDocumentServer';

jest.setTimeout(120_000);

describe('environments', () => {
  const pages = new Map<string, string>();
  let server: DocumentServer;

  beforeEach(async () => {
    pages.clear();
    server = await startDocumentServer((request, response) => {
      const page = pages.get(request.url ?? '');
      response.writeHead(page === undefined ? 404 : 200, { ETag: '"1"' });
      response.end(page);
    });
  });

  afterEach(() => server.stop());

  function modelOf(retrain: string, deploy?: string): MlEntity {
    return {
      apiVersion: 'mlownership.dev/v1alpha1',
      kind: 'Model',
      metadata: {
        name: 'churn',
        annotations: {
          'backstage.io/managed-by-location': `url:${server.url(
            '/ml/catalog-info.yaml',
          )}`,
        },
      },
      spec: {
        type: 'x',
        lifecycle: 'production',
        owner: 'group:growth',
        operations: {
          retrain: { environment: retrain },
          ...(deploy && { deploy: { environment: deploy } }),
        },
      },
    };
  }

  async function collect(retrain: string, deploy?: string) {
    const [result] = await collectOnce(
      createTestCollector({ allow: [server.host] }),
      [modelOf(retrain, deploy)],
    );
    return result;
  }

  it('reads included files of the same host', async () => {
    pages.set('/ml/locks/requirements.txt', 'a==1\n-r base.txt\n');
    pages.set('/ml/locks/base.txt', 'b==2\n');
    const before = await collect('locks/requirements.txt');
    expect(before.evidence).toEqual([
      expect.objectContaining({
        outcome: 'pass',
        detail: expect.stringMatching(/pins 1 package.*; base\.txt: .*pins 1/),
        url: server.url('/ml/locks/requirements.txt'),
      }),
    ]);

    // The document itself is unchanged.
    pages.set('/ml/locks/base.txt', 'b\n');
    const after = await collect('locks/requirements.txt');
    expect(after.evidence).toEqual([
      expect.objectContaining({
        outcome: 'fail',
        detail: expect.stringMatching(/^In base\.txt: /),
      }),
    ]);
    expect(after.evidence[0].subjectVersion).not.toBe(
      before.evidence[0].subjectVersion,
    );
    expect(after.cursor).toBeUndefined();
  });

  it('does not judge what it cannot read', async () => {
    pages.set('/ml/requirements.txt', 'a==1\n-r missing.txt\n');
    expect(await collect('requirements.txt')).toMatchObject({
      evidence: [],
      unchecked: [
        {
          criterion: 'retrain.environment',
          reason: expect.stringMatching(
            /includes missing\.txt, which could not/,
          ),
        },
      ],
    });
  });

  it('reads lock files of several megabytes, up to a limit', async () => {
    const entry = `[[package]]\nname = "a"\nversion = "1"\nhash = "${'0'.repeat(
      970,
    )}"\n`;
    pages.set('/ml/uv.lock', entry.repeat(3_000));
    pages.set('/ml/large/uv.lock', entry.repeat(9_000));
    expect((await collect('uv.lock')).evidence).toMatchObject([
      { outcome: 'pass', detail: 'The lock file pins 3000 packages' },
    ]);
    expect((await collect('large/uv.lock')).unchecked).toMatchObject([
      {
        reason: expect.stringMatching(
          /larger than 8388608 bytes.*maxLockFileBytes/,
        ),
      },
    ]);
  });

  it('compares registered environments by their version', async () => {
    const { evidence } = await collect('azureml:train:12', 'azureml:train:12');
    expect(evidence).toMatchObject([
      { criterion: 'retrain.environment', outcome: 'pass' },
      {
        criterion: 'deploy.environment',
        outcome: 'pass',
        detail: expect.stringMatching(/equals the training environment/),
      },
    ]);
    expect(server.requests).toEqual([]);
  });
});
