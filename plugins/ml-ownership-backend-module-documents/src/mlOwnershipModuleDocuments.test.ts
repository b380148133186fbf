import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { MlEntity } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  EvidenceCollector,
  evidenceCollectorsExtensionPoint,
  ModelCardReader,
  modelCardReaderExtensionPoint,
  RunbookReader,
  runbookReaderExtensionPoint,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { collectOnce } from '@mlownership/backstage-plugin-ml-ownership-node/testUtils';
import { startDocumentServer } from './__testUtils__/startDocumentServer';
import mlOwnershipModuleDocuments from './index';

async function start(documents: JsonObject, host = 'files.example.com') {
  const added: EvidenceCollector[] = [];
  const readers: RunbookReader[] = [];
  const cardReaders: ModelCardReader[] = [];
  const backend = await startTestBackend({
    extensionPoints: [
      [
        evidenceCollectorsExtensionPoint,
        {
          addCollector: (collector: EvidenceCollector) => {
            added.push(collector);
            return { requestChecks: async () => {} };
          },
        },
      ],
      [
        runbookReaderExtensionPoint,
        { setReader: (reader: RunbookReader) => readers.push(reader) },
      ],
      [
        modelCardReaderExtensionPoint,
        { setReader: (reader: ModelCardReader) => cardReaders.push(reader) },
      ],
    ],
    features: [
      mlOwnershipModuleDocuments,
      mockServices.rootConfig.factory({
        data: {
          backend: { reading: { allow: [{ host }] } },
          mlOwnership: { documents },
        },
      }),
      catalogServiceMock.factory({
        entities: [
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'User',
            metadata: { name: 'a1' },
            spec: { profile: { displayName: 'Ada Lovelace' } },
          },
        ],
      }),
    ],
  });
  await backend.stop();
  return { added, readers };
}

describe('the module', () => {
  it('adds a collector and a reader that use the Backstage URL reader, and reads the names of the authors', async () => {
    const server = await startDocumentServer((_, response) =>
      response.end(
        '# T\n\n## Access\n\nRole x\n\n## Zzz\n\n1. a\n2. Have Ada Lovelace sign it\n\n## Verify\n\nok then\n',
      ),
    );
    const { added, readers } = await start(
      { interval: { hours: 1 }, headings: { steps: ['zzz'] } },
      server.host,
    );
    const [collector, ...others] = added;
    expect(others).toEqual([]);
    expect(readers).toHaveLength(1);
    expect(collector).toMatchObject({
      id: 'documents',
      title: 'Documents',
      source: 'document',
      interval: { hours: 1 },
    });
    const entity = {
      apiVersion: 'mlownership.dev/v1alpha1',
      kind: 'Model',
      metadata: { name: 'churn' },
      spec: {
        type: 'x',
        lifecycle: 'production',
        owner: 'group:growth',
        authors: ['user:a1', 'user:gone', '::'],
        operations: { retrain: { runbook: server.url('/run.md') } },
      },
    } as MlEntity;
    const [{ evidence }] = await collectOnce(collector, [entity]);
    expect(evidence).toEqual([
      expect.objectContaining({
        outcome: 'fail',
        detail: expect.stringContaining('a named person ("Ada Lovelace")'),
      }),
    ]);
    const runbook = await readers[0].read(entity, 'retrain', {
      signal: new AbortController().signal,
    });
    expect(runbook).toEqual({
      url: evidence[0].url,
      version: evidence[0].subjectVersion,
      steps: ['a', 'Have Ada Lovelace sign it'],
    });
    await server.stop();
  });

  it.each([
    [
      { maxBytes: 0 },
      /mlOwnership\.documents\.maxBytes is 0, expected a whole number from 1/,
    ],
    [
      { maxRequestsPerMinutePerHost: 1.5 },
      /maxRequestsPerMinutePerHost is 1\.5/,
    ],
    [
      { headings: { steps: ['*'] } },
      /headings\.steps contains "\*", expected the text of a heading/,
    ],
    [{ interval: 'often' }, /interval/],
  ])('aborts the startup with %j', async (documents, message) => {
    await expect(start(documents)).rejects.toThrow(message);
  });
});
