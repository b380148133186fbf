import { MlEntity } from '@mlownership/backstage-plugin-ml-ownership-common';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import {
  CollectedEvidence,
  CollectorResult,
  CollectorContext,
  CollectorTarget,
  EvidenceCollector,
} from '../EvidenceCollector';
import { collectOnce } from './collectOnce';

/** The example collector of the README. */
class CiCollector implements EvidenceCollector {
  readonly id = 'acme-ci';
  readonly title = 'Acme CI';
  readonly source = 'observed';
  readonly criteria = ['retrain.tests'];
  readonly kinds = ['Pipeline'] as const;
  readonly interval = { hours: 1 };
  readonly pause = { seconds: 1 };

  constructor(private readonly baseUrl: string) {}

  async collect(
    targets: readonly CollectorTarget[],
    { signal }: CollectorContext,
  ): Promise<CollectorResult[]> {
    const answers: CollectorResult[] = [];
    for (const { entityRef, entity } of targets) {
      const project = entity.metadata.annotations?.['acme.com/ci-project'];
      if (!project) {
        answers.push({ entityRef, evidence: [] });
        continue;
      }
      const response = await fetch(`${this.baseUrl}/${project}/latest`, {
        signal,
      });
      if (!response.ok) {
        const reason = `Acme CI answers ${response.status} for ${project}`;
        const unchecked = [{ criterion: 'retrain.tests', reason }];
        answers.push({ entityRef, evidence: [], unchecked });
        continue;
      }
      const run = await response.json();
      answers.push({
        entityRef,
        evidence: [
          {
            criterion: 'retrain.tests',
            outcome: run.passed ? 'pass' : 'fail',
            detail: `Run ${run.number}: ${run.summary}`,
            url: run.url,
            subjectVersion: run.commit,
            observedAt: run.finishedAt,
          },
        ],
      });
    }
    return answers;
  }
}

function pipeline(name: string, project?: string): MlEntity {
  return {
    apiVersion: 'mlownership.dev/v1alpha1',
    kind: 'Pipeline',
    metadata: {
      name,
      annotations: project ? { 'acme.com/ci-project': project } : {},
    },
    spec: { type: 'training', lifecycle: 'production', owner: 'growth' },
  };
}

describe('collectOnce', () => {
  let ci: Server;
  let url: string;

  beforeAll(async () => {
    ci = createServer((request, response) => {
      if (request.url !== '/churn/latest') {
        response.writeHead(503).end();
        return;
      }
      response.setHeader('Content-Type', 'application/json');
      response.end(
        JSON.stringify({
          passed: true,
          number: 7,
          summary: '214 tests passed',
          url: 'https://ci.example.com/7',
          commit: '3f9a1c7',
          finishedAt: '2026-11-24T09:30:00Z',
        }),
      );
    });
    await new Promise<void>(done => ci.listen(0, done));
    url = `http://localhost:${(ci.address() as AddressInfo).port}`;
  });

  afterAll(() => {
    ci.close();
  });

  it('runs a collector like the backend', async () => {
    const answers = await collectOnce(new CiCollector(url), [
      pipeline('churn-training', 'churn'),
      pipeline('ranker-training', 'ranker'),
      pipeline('notebook'),
    ]);
    expect(answers).toEqual([
      {
        entityRef: 'pipeline:default/churn-training',
        evidence: [
          {
            criterion: 'retrain.tests',
            outcome: 'pass',
            detail: 'Run 7: 214 tests passed',
            url: 'https://ci.example.com/7',
            subjectVersion: '3f9a1c7',
            observedAt: '2026-11-24T09:30:00Z',
          },
        ],
      },
      {
        entityRef: 'pipeline:default/ranker-training',
        evidence: [],
        unchecked: [
          {
            criterion: 'retrain.tests',
            reason: 'Acme CI answers 503 for ranker',
          },
        ],
      },
      { entityRef: 'pipeline:default/notebook', evidence: [] },
    ]);
  });

  it('passes the state and the signal on', async () => {
    const seen: unknown[] = [];
    const collector: EvidenceCollector = {
      ...base(),
      collect: async (targets, { signal }) => {
        seen.push(targets[0].cursor, signal.aborted);
        return [];
      },
    };
    await collectOnce(collector, [pipeline('a')], {
      cursors: { 'pipeline:default/a': { etag: '"1"' } },
      signal: AbortSignal.abort(),
    });
    expect(seen).toEqual([{ etag: '"1"' }, true]);
  });

  const entityRef = 'pipeline:default/a';
  const piece: CollectedEvidence = {
    criterion: 'retrain.tests',
    outcome: 'pass',
    detail: 'Seen',
  };

  it.each<[string, CollectorResult[], RegExp]>([
    [
      'another entity',
      [{ entityRef: 'pipeline:default/b', evidence: [] }],
      /which was not asked/,
    ],
    [
      'the same entity twice',
      [
        { entityRef, evidence: [] },
        { entityRef, evidence: [] },
      ],
      /answers twice/,
    ],
    [
      'one criterion twice',
      [{ entityRef, evidence: [piece, piece] }],
      /two pieces for one criterion/,
    ],
    [
      'a criterion that is not its own',
      [{ entityRef, evidence: [{ ...piece, criterion: 'deploy.run' }] }],
      /answers deploy\.run, which is not among its criteria/,
    ],
    [
      'no words',
      [{ entityRef, evidence: [{ ...piece, detail: '' }] }],
      /has 0 characters/,
    ],
    [
      'a cursor that is too large',
      [{ entityRef, evidence: [], cursor: { text: 'x'.repeat(70_000) } }],
      /larger than 64 KB/,
    ],
  ])('rejects results with %s', async (_, answers, message) => {
    const collector = { ...base(), collect: async () => answers };
    await expect(collectOnce(collector, [pipeline('a')])).rejects.toThrow(
      message,
    );
  });

  function base(): Omit<EvidenceCollector, 'collect'> {
    return {
      id: 'test',
      title: 'Test',
      source: 'observed',
      criteria: ['retrain.tests'],
      interval: { hours: 1 },
    };
  }
});
