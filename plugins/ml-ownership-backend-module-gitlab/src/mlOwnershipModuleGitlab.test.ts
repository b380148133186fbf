import { JsonObject } from '@backstage/types';
import { startTestModule } from '@mlownership/backstage-plugin-ml-ownership-node/testUtils';
import { model, people, pipeline } from './__testUtils__/company';
import { StubGitlab } from './__testUtils__/StubGitlab';
import mlOwnershipModuleGitlab from './index';

describe('mlOwnershipModuleGitlab', () => {
  let gitlab: StubGitlab;

  const start = (config: JsonObject) =>
    startTestModule(mlOwnershipModuleGitlab, {
      config,
      entities: [...people, pipeline(), model({ annotations: {} })],
    });

  beforeEach(async () => {
    gitlab = new StubGitlab();
    await gitlab.start();
  });

  afterEach(() => gitlab.stop());

  it('is off until it is configured', async () => {
    const { collectors, verifiers } = await start({});
    expect([...collectors, ...verifiers]).toEqual([]);
  });

  it('is on with the defaults', async () => {
    const { collectors } = await start(gitlab.config());
    expect(collectors).toMatchObject([
      { id: 'gitlab', title: 'GitLab', interval: { hours: 2 } },
    ]);
  });

  it.each([
    ['/-/pipelines/5003', 'user:default/ada', '2026-11-28T16:21:10.000Z'],
    ['/-/pipelines/5003/builds', 'user:default/ada', '2026-11-28T16:21:10'],
    ['/-/jobs/9016', 'user:default/ada', '2026-11-29T03:00:00.000Z'],
  ])('looks up %s as a trace', async (page, actor, startedAt) => {
    const { verifiers } = await start(gitlab.config());
    const url = `https://gitlab.com/growth-ml/retention/churn${page}`;
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

  it('looks up traces on configured hosts only, and knows nothing of a missing pipeline', async () => {
    const { verifiers } = await start(gitlab.config());
    const [verifier] = verifiers;
    for (const url of [
      'https://evil.example/growth-ml/retention/churn/-/pipelines/5003',
      'http://gitlab.com/growth-ml/retention/churn/-/pipelines/5003',
      'https://gitlab.com/growth-ml/retention/churn/-/merge_requests/7',
      'nonsense',
    ]) {
      expect(verifier.supports(url)).toBe(false);
    }
    const { signal } = new AbortController();
    const missing =
      'https://gitlab.com/growth-ml/retention/churn/-/pipelines/1';
    await expect(
      verifier.findRun(missing, { signal }),
    ).resolves.toBeUndefined();
    gitlab.instead.set('/', { status: 401, body: { message: 'No' } });
    await expect(verifier.findRun(missing, { signal })).rejects.toThrow(
      'GitLab answered 401',
    );
  });

  it('has the entities of a project checked when an event names it', async () => {
    const { publish, requested } = await start(gitlab.config());
    const project = {
      path_with_namespace: 'growth-ml/retention/churn',
      web_url: 'https://gitlab.com/growth-ml/retention/churn',
      default_branch: 'main',
    };
    const all = ['model:default/churn', 'pipeline:default/churn-training'];
    const after = async (topic: string, payload: object) => {
      requested.length = 0;
      await publish(topic, payload);
      return [...requested].sort();
    };
    expect(
      await after('gitlab.pipeline', {
        object_attributes: { status: 'success' },
        project,
      }),
    ).toEqual(all);
    expect(
      await after('gitlab.deployment', { status: 'success', project }),
    ).toEqual(all);
    expect(
      await after('gitlab.push', { ref: 'refs/heads/main', project }),
    ).toEqual(all);
    expect(
      await after('gitlab.push', { ref: 'refs/heads/topic', project }),
    ).toEqual([]);
    expect(
      await after('gitlab.pipeline', {
        object_attributes: { status: 'running' },
        project,
      }),
    ).toEqual([]);
    expect(
      await after('gitlab.deployment', {
        status: 'success',
        project: { ...project, web_url: 'https://evil.example/a/b' },
      }),
    ).toEqual([]);
    expect(await after('gitlab.pipeline', { project: 7 })).toEqual([]);
  });

  it.each([
    [{ interval: 'soon' }, "Invalid duration 'soon'"],
    [{ accessFollowsRepository: 'perhaps' }, 'accessFollowsRepository'],
  ])('rejects the configuration %j', async (config, message) => {
    await expect(start(gitlab.config(config as JsonObject))).rejects.toThrow(
      message,
    );
  });
});
