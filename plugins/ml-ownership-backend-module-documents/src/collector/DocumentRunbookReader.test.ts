import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { JsonObject } from '@backstage/types';
import {
  Ability,
  MlEntity,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { collectOnce } from '@mlownership/backstage-plugin-ml-ownership-node/testUtils';
import { createTestCollector } from '../__testUtils__/createTestCollector';
import { createTestFetcher } from '../__testUtils__/createTestFetcher';
import {
  DocumentServer,
  startDocumentServer,
} from '../__testUtils__/startDocumentServer';
import { DocumentRunbookReader } from './DocumentRunbookReader';

const RUNBOOK =
  '# Retrain\n\n## Prerequisites\n\n- Role x\n\n## Steps\n\n1. Start\n2. Wait\n\n## Verify\n\n- It answers\n\n## Rebuild\n\n1. Clean\n2. Build\n';

describe('DocumentRunbookReader', () => {
  const pages = new Map<string, string>();
  let server: DocumentServer;
  /** Called for a request that gets no response. */
  let onPending: () => void;

  beforeEach(async () => {
    pages.clear();
    onPending = () => {};
    server = await startDocumentServer((request, response) => {
      const page = pages.get(request.url ?? '');
      if (page === undefined) {
        response.writeHead(404).end();
      } else if (page === 'never') {
        onPending();
      } else {
        response.end(page);
      }
    });
  });

  afterEach(() => server.stop());

  function entityOf(runbooks: Partial<Record<Ability, unknown>>): MlEntity {
    return {
      apiVersion: 'mlownership.dev/v1alpha1',
      kind: 'Model',
      metadata: {
        name: 'churn',
        annotations: {
          'backstage.io/managed-by-location': `url:${server.url(
            '/ml/catalog-info.yaml',
          )}`,
          'backstage.io/techdocs-ref': 'dir:./site',
        },
      },
      spec: {
        type: 'x',
        lifecycle: 'production',
        owner: 'group:growth',
        operations: Object.fromEntries(
          Object.entries(runbooks).map(([ability, runbook]) => [
            ability,
            { runbook },
          ]),
        ) as JsonObject,
      },
    } as MlEntity;
  }

  function read(
    entity: MlEntity,
    ability: Ability,
    options: { documents?: JsonObject; signal?: AbortSignal } = {},
  ) {
    const config = new ConfigReader({
      backend: { reading: { allow: [{ host: server.host }] } },
      mlOwnership: { documents: options.documents ?? {} },
    });
    return new DocumentRunbookReader({
      fetcher: createTestFetcher(config),
      integrations: ScmIntegrations.fromConfig(config),
      headings: { steps: ['rebuild'] },
      logger: mockServices.logger.mock(),
    }).read(entity, ability, {
      signal: options.signal ?? new AbortController().signal,
    });
  }

  it('returns steps, URL and the subject version of the evidence', async () => {
    pages.set('/ml/docs/run.md', RUNBOOK);
    pages.set('/ml/site/docs/how-to/index.md', '# T\n\n1. a b\n2. c d\n');
    const entity = entityOf({
      retrain: 'docs/run.md',
      deploy: 'docs/run.md#rebuild',
      observe: server.url('/ml/docs/run.md'),
      recover: 'techdocs:how-to',
    });
    const [{ evidence }] = await collectOnce(
      createTestCollector({ allow: [server.host] }),
      [entity],
    );
    const seen = (ability: Ability) => {
      const { url, subjectVersion } = evidence.find(
        ({ criterion }) => criterion === `${ability}.runbook-readable`,
      )!;
      return { url, version: subjectVersion };
    };

    const retrain = await read(entity, 'retrain');
    expect(retrain).toEqual({ ...seen('retrain'), steps: ['Start', 'Wait'] });
    const deploy = await read(entity, 'deploy');
    expect(deploy).toEqual({ ...seen('deploy'), steps: ['Clean', 'Build'] });
    expect(deploy!.url).toBe(server.url('/ml/docs/run.md#rebuild'));
    expect(deploy!.version).not.toBe(retrain!.version);
    // No criterion is about the runbook of observe.
    expect(await read(entity, 'observe')).toEqual(retrain);
    expect(await read(entity, 'recover')).toEqual({
      ...seen('recover'),
      steps: ['a b', 'c d'],
    });
  });

  it('returns nothing if no document is declared, and no steps if it has none', async () => {
    pages.set('/ml/run.md', 'Just do it.\n');
    const entity = entityOf({
      retrain: 'TODO',
      deploy: 14,
      recover: 'run.md',
    });
    expect(await read(entity, 'retrain')).toBeUndefined();
    expect(await read(entity, 'deploy')).toBeUndefined();
    expect(await read(entity, 'observe')).toBeUndefined();
    expect(server.requests).toEqual([]);
    expect(await read(entity, 'recover')).toMatchObject({ steps: [] });
  });

  it.each([
    ['gone.md', /Document not found at .*gone\.md/],
    ['run.md#nowhere', /The document has no section "#nowhere"/],
    ['https://other.example.com/x.md', /may not read other\.example\.com/],
    ['file:///etc/passwd', /The link starts with "file:"/],
    ['large.md', /larger than 2000 bytes/],
    ['slow.md', /did not respond within 0\.1 s/],
  ])('reports why it cannot read %s', async (runbook, message) => {
    pages.set('/ml/run.md', RUNBOOK);
    pages.set('/ml/large.md', RUNBOOK.repeat(20));
    pages.set('/ml/slow.md', 'never');
    await expect(
      read(entityOf({ retrain: runbook }), 'retrain', {
        documents: {
          maxBytes: 2000,
          timeout: { milliseconds: runbook === 'slow.md' ? 100 : 10_000 },
        },
      }),
    ).rejects.toThrow(message);
  });

  it('stops if the request is aborted', async () => {
    pages.set('/ml/slow.md', 'never');
    const controller = new AbortController();
    onPending = () => controller.abort();
    const reading = read(entityOf({ retrain: 'slow.md' }), 'retrain', {
      signal: controller.signal,
    });
    await expect(reading).rejects.toThrow(
      /Timed out waiting for the rate limit/,
    );
  });
});
