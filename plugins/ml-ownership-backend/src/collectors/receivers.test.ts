import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  CollectorHandle,
  EvidenceCollector,
  evidenceCollectorsExtensionPoint,
  EvidenceReceiver,
  evidenceReceiversExtensionPoint,
  EvidenceSink,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { inDays } from '../__testUtils__/clock';
import { criterionOf } from '../__testUtils__/criterionOf';
import { company } from '../__testUtils__/exampleOrg';
import { onEachDatabase } from '../__testUtils__/onEachDatabase';

jest.setTimeout(120_000);

const CHURN = 'model:default/churn';

onEachDatabase('evidence receivers', start => {
  const begin = async (collector?: EvidenceCollector) => {
    let sink: EvidenceSink | undefined;
    let handle: CollectorHandle | undefined;
    const receiver: EvidenceReceiver = {
      id: 'event-bus',
      title: 'Event bus',
      criteria: ['observe.alerts', 'observe.data-checks'],
    };
    const backend = await start({
      entities: company(),
      features: [
        createBackendModule({
          pluginId: 'ml-ownership',
          moduleId: 'receiver-under-test',
          register(env) {
            env.registerInit({
              deps: {
                collectors: evidenceCollectorsExtensionPoint,
                receivers: evidenceReceiversExtensionPoint,
              },
              async init({ collectors, receivers }) {
                sink = receivers.addReceiver(receiver);
                handle = collector && collectors.addCollector(collector);
                await expect(sink.record([])).rejects.toThrow(
                  'used before the backend started',
                );
              },
            });
          },
        }),
      ],
    });
    await backend.evaluate();
    return { backend, sink: sink!, handle };
  };

  const item = (more: object = {}) => ({
    entityRef: CHURN,
    criterion: 'observe.alerts',
    outcome: 'pass' as const,
    detail: 'Two rules reach ml-platform',
    ...more,
  });

  it('records what arrives as observed, and evaluates it at once', async () => {
    const { backend, sink } = await begin();
    await expect(sink.record([item()])).resolves.toEqual({
      accepted: 1,
      rejected: [],
    });
    expect(await criterionOf(backend, CHURN, 'observe.alerts')).toMatchObject({
      state: 'pass',
      evidence: [
        {
          source: 'observed',
          reportedBy: 'event-bus',
          detail: 'Two rules reach ml-platform',
        },
      ],
    });
  });

  it('rejects each unusable item with the reason, and keeps the others', async () => {
    const { sink } = await begin();
    const { accepted, rejected } = await sink.record([
      item({ criterion: 'retrain.run' }),
      item({ entityRef: 'model:default/nobody' }),
      item({ entityRef: 'not a ref' }),
      item({ observedAt: inDays(2) }),
      item({ outcome: 'not-applicable' }),
      item({ detail: '' }),
      item(),
    ]);
    expect(accepted).toBe(1);
    expect(rejected.map(({ index }) => index).sort()).toEqual([
      0, 1, 2, 3, 4, 5,
    ]);
    expect(rejected.find(({ index }) => index === 0)!.error).toBe(
      'criterion is "retrain.run", expected one of observe.alerts, observe.data-checks',
    );
    expect(rejected.find(({ index }) => index === 1)!.error).toBe(
      'No entity found for model:default/nobody',
    );
    await expect(
      sink.record(Array.from({ length: 1001 }, () => item())),
    ).rejects.toThrow('1001 items at once, expected 1000 at most');
  });

  it('shows when it last received something, and what was wrong', async () => {
    const { backend, sink } = await begin();
    const health = async () => {
      const { body } = await backend.get('/collectors');
      return body.items.find(({ id }: { id: string }) => id === 'event-bus');
    };
    expect(await health()).toMatchObject({ state: 'not-run' });
    await sink.record([item()]);
    expect(await health()).toMatchObject({ state: 'healthy' });
    await sink.reportProblem('Event 7 has no job');
    expect(await health()).toMatchObject({
      state: 'failing',
      lastError: 'Event 7 has no job',
    });
  });

  it('tells which entities could not be checked and why, to those who may read them', async () => {
    const { backend } = await begin({
      id: 'registry',
      title: 'Registry',
      source: 'observed',
      criteria: ['deploy.gate'],
      kinds: ['Model'],
      interval: { days: 1 },
      collect: async targets =>
        targets.map(({ entityRef }) => ({
          entityRef,
          evidence: [],
          unchecked: [
            {
              criterion: 'deploy.gate',
              reason: 'Without an annotation',
              isNotConfigured: true,
            },
          ],
        })),
    });
    await backend.collect('registry');
    const { body: list } = await backend.get('/collectors');
    const registry = list.items.find(
      ({ id }: { id: string }) => id === 'registry',
    );
    expect(registry).toMatchObject({ state: 'healthy', incomplete: 0 });
    expect(registry.notConnected).toBeGreaterThan(0);
    expect(list.uncovered).toContain('deploy.release-criteria');
    expect(list.uncovered).not.toContain('observe.alerts');
    expect(list.uncovered).not.toContain('ownership.group');
    expect(list.evaluatedAt).toBeDefined();

    const { body } = await backend.get('/collectors/registry/gaps?limit=1');
    expect(body.items).toEqual([
      {
        entityRef: expect.stringMatching(/^model:/),
        title: expect.any(String),
        isConnected: false,
        unchecked: [
          { criterion: 'deploy.gate', reason: 'Without an annotation' },
        ],
      },
    ]);
    expect((await backend.get('/collectors/nobody/gaps')).status).toBe(404);
    expect(
      (await backend.get('/collectors/registry/gaps?cursor=x')).status,
    ).toBe(400);
  });

  it('checks an entity soon if a collector asks for it', async () => {
    const asked: string[][] = [];
    const { backend, handle } = await begin({
      id: 'registry',
      title: 'Registry',
      source: 'observed',
      criteria: ['deploy.gate'],
      interval: { days: 1 },
      collect: async targets => {
        asked.push(targets.map(({ entityRef }) => entityRef));
        return targets.map(({ entityRef }) => ({
          entityRef,
          evidence: [],
          serving: [{ label: 'production', version: `v${asked.length}` }],
        }));
      },
    });
    await backend.collect('registry');
    await backend.collect('registry');
    expect(asked).toHaveLength(1);
    await handle!.requestChecks([CHURN]);
    await backend.collect('registry');
    expect(asked[1]).toEqual([CHURN]);

    const { body } = await backend.get('/operations/model/default/churn');
    expect(body.servingHistory).toMatchObject([
      { source: 'registry', label: 'production', version: 'v2' },
      { source: 'registry', label: 'production', version: 'v1' },
    ]);
  });
});
