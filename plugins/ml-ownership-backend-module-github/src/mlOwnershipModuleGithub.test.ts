import { JsonObject } from '@backstage/types';
import { startTestModule } from '@mlownership/backstage-plugin-ml-ownership-node/testUtils';
import { model, people, pipeline } from './__testUtils__/company';
import { StubGithub } from './__testUtils__/StubGithub';
import mlOwnershipModuleGithub from './index';

describe('mlOwnershipModuleGithub', () => {
  let github: StubGithub;

  const start = (config: JsonObject) =>
    startTestModule(mlOwnershipModuleGithub, {
      config,
      entities: [...people, pipeline(), model({ annotations: {} })],
    });

  beforeEach(async () => {
    github = new StubGithub();
    await github.start();
  });

  afterEach(() => github.stop());

  it('is off until it is configured', async () => {
    const { collectors, verifiers } = await start({});
    expect([...collectors, ...verifiers]).toEqual([]);
  });

  it('is on with the defaults', async () => {
    const { collectors } = await start(github.config());
    expect(collectors).toMatchObject([
      { id: 'github', title: 'GitHub Actions', interval: { hours: 2 } },
    ]);
  });

  it.each([
    ['/actions/runs/812000', 'user:default/ada', '2026-11-29T03:00:00Z'],
    ['/actions/runs/702000/attempts/1', 'user:default/ada', '2026-11-28'],
    [
      '/actions/runs/900000/job/9001?pr=4',
      'user:default/tomas',
      '2026-11-29T05',
    ],
  ])('looks up %s as a trace', async (page, actor, startedAt) => {
    const { verifiers } = await start(github.config());
    const url = `https://github.com/growth-ml/churn${page}`;
    const [verifier] = verifiers;
    expect(verifier.supports(url)).toBe(true);
    expect(
      await verifier.findRun(url, { signal: new AbortController().signal }),
    ).toEqual({
      actors: [actor],
      startedAt: expect.stringContaining(startedAt),
      endedAt: expect.any(String),
    });
  });

  it('looks up traces on configured hosts only, and knows nothing of a missing run', async () => {
    const { verifiers } = await start(github.config());
    const [verifier] = verifiers;
    for (const url of [
      'https://evil.example/growth-ml/churn/actions/runs/812000',
      'http://github.com/growth-ml/churn/actions/runs/812000',
      'https://github.com/growth-ml/churn/pull/7',
      'https://github.com/../churn/actions/runs/812000',
      'nonsense',
    ]) {
      expect(verifier.supports(url)).toBe(false);
    }
    await expect(
      verifier.findRun('https://github.com/growth-ml/churn/actions/runs/1', {
        signal: new AbortController().signal,
      }),
    ).resolves.toBeUndefined();
    github.instead.set('/', { status: 401, body: { message: 'Bad' } });
    await expect(
      verifier.findRun('https://github.com/growth-ml/churn/actions/runs/1', {
        signal: new AbortController().signal,
      }),
    ).rejects.toThrow('GitHub answered 401');
  });

  it('has the entities of a repository checked when an event names it', async () => {
    const { publish, requested } = await start(github.config());
    const repository = {
      full_name: 'growth-ml/churn',
      html_url: 'https://github.com/growth-ml/churn',
      default_branch: 'main',
    };
    const all = ['model:default/churn', 'pipeline:default/churn-training'];
    const after = async (topic: string, payload: object) => {
      requested.length = 0;
      await publish(topic, payload);
      return [...requested].sort();
    };
    expect(
      await after('github.workflow_run', { action: 'completed', repository }),
    ).toEqual(all);
    expect(
      await after('github.deployment_status', {
        action: 'created',
        repository,
      }),
    ).toEqual(all);
    expect(
      await after('github.push', { ref: 'refs/heads/main', repository }),
    ).toEqual(all);
    expect(
      await after('github.push', { ref: 'refs/heads/topic', repository }),
    ).toEqual([]);
    expect(
      await after('github.workflow_run', { action: 'requested', repository }),
    ).toEqual([]);
    expect(
      await after('github.workflow_run', {
        action: 'completed',
        repository: { ...repository, html_url: 'https://evil.example/a/b' },
      }),
    ).toEqual([]);
    expect(await after('github.workflow_run', { action: 7 })).toEqual([]);
  });

  it.each([
    [{ interval: 'soon' }, "Invalid duration 'soon'"],
    [{ accessFollowsRepository: 'perhaps' }, 'accessFollowsRepository'],
  ])('rejects the configuration %j', async (config, message) => {
    await expect(start(github.config(config as JsonObject))).rejects.toThrow(
      message,
    );
  });
});
