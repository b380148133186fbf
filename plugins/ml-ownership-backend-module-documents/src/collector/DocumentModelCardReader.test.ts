import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { MlEntity } from '@mlownership/backstage-plugin-ml-ownership-common';
import { createTestFetcher } from '../__testUtils__/createTestFetcher';
import {
  DocumentServer,
  startDocumentServer,
} from '../__testUtils__/startDocumentServer';
import { DocumentModelCardReader } from './DocumentModelCardReader';

describe('DocumentModelCardReader', () => {
  let server: DocumentServer;

  beforeEach(async () => {
    server = await startDocumentServer((request, response) => {
      response
        .writeHead(request.url === '/ml/MODEL_CARD.md' ? 200 : 404)
        .end('---\nbase_model: bert\n---\n## Intended use\n\nTickets\n');
    });
  });

  afterEach(() => server.stop());

  function createReader() {
    const config = new ConfigReader({
      backend: { reading: { allow: [{ host: server.host }] } },
    });
    return new DocumentModelCardReader({
      fetcher: createTestFetcher(config),
      integrations: ScmIntegrations.fromConfig(config),
    });
  }

  const modelWith = (card?: string): MlEntity => ({
    apiVersion: 'mlownership.dev/v1alpha1',
    kind: 'Model',
    metadata: {
      name: 'churn',
      annotations: {
        'backstage.io/managed-by-location': `url:${server.url(
          '/ml/catalog-info.yaml',
        )}`,
        ...(card && { 'mlownership.dev/model-card': card }),
      },
    },
    spec: { type: 'x', lifecycle: 'production', owner: 'group:growth' },
  });
  const signal = new AbortController().signal;

  it('reads the card that the entity declares, once for several visits', async () => {
    const reader = createReader();
    for (const _ of [1, 2]) {
      expect(await reader.read(modelWith('MODEL_CARD.md'), { signal })).toEqual(
        {
          url: server.url('/ml/MODEL_CARD.md'),
          intendedUse: ['Tickets'],
          trainingData: [],
          evaluation: [],
          limitations: [],
          baseModels: ['bert'],
          datasets: [],
        },
      );
    }
    expect(server.requests).toEqual(['/ml/MODEL_CARD.md']);
  });

  it('returns nothing if no card is declared', async () => {
    expect(await createReader().read(modelWith(), { signal })).toBeUndefined();
    expect(server.requests).toEqual([]);
  });

  it.each([
    ['missing.md', /Document not found at .*missing\.md/],
    ['https://other.example.com/x.md', /may not read other\.example\.com/],
    ['file:///etc/passwd', /The link starts with "file:"/],
  ])('reports why it cannot read %s', async (card, reason) => {
    await expect(
      createReader().read(modelWith(card), { signal }),
    ).rejects.toThrow(reason);
  });
});
