import { stringifyEntityRef } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { MlEntity } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  CiCollector,
  CollectorResult,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { collectOnce } from '@mlownership/backstage-plugin-ml-ownership-node/testUtils';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { model, oksana, people, pipeline } from './__testUtils__/company';
import { StubGitlab } from './__testUtils__/StubGitlab';

const PROJECT = '/projects/growth-ml%2Fretention%2Fchurn';
const HEAD = '4f2a9c1d7b3e60f58a2c94d1e7b6035fa8c2d914';
const OLD = '0b5d3e8f2a91c47d6e05b8f3a2c7d94e1f60b38a';

describe('collector of GitLab', () => {
  let gitlab: StubGitlab;

  const collect = async (
    collector: CiCollector,
    entity: MlEntity = pipeline(),
    cursor?: JsonObject,
  ): Promise<CollectorResult> => {
    const [result] = await collectOnce(collector, [entity], {
      cursors: cursor ? { [stringifyEntityRef(entity)]: cursor } : {},
    });
    return result;
  };
  const evidenceFor = ({ evidence }: CollectorResult, id: string) =>
    evidence.find(({ criterion }) => criterion === id);
  const reasonFor = ({ unchecked = [] }: CollectorResult, id: string) =>
    unchecked.find(({ criterion }) => criterion === id)?.reason;
  const change = (url: string, edit: (body: any) => void) => {
    const body = gitlab.recorded(url);
    edit(body);
    gitlab.instead.set(url, { status: 200, body });
  };
  /** A pipeline whose training is the whole pipeline of the project. */
  const whole = () =>
    pipeline({
      operations: {
        retrain: {
          workflow: 'https://gitlab.com/growth-ml/retention/churn/-/pipelines',
        },
      },
    });

  beforeEach(async () => {
    gitlab = new StubGitlab();
    await gitlab.start();
  });

  afterEach(() => gitlab.stop());

  it('concludes from the fixtures what the golden evidence has', async () => {
    const results = await collectOnce(
      gitlab.collector({ entities: [...people, pipeline(), oksana] }),
      [pipeline(), model()],
    );
    const golden = JSON.parse(
      readFileSync(
        join(__dirname, '__fixtures__', 'golden-evidence.json'),
        'utf8',
      ),
    );
    expect(
      results.map(({ cursor: _, ...result }) =>
        JSON.parse(JSON.stringify(result)),
      ),
    ).toEqual(golden);
    for (const { headers } of gitlab.requests) {
      expect(headers.authorization ?? headers['private-token']).toContain(
        'not-a-secret',
      );
    }
  });

  it.each([
    ['failed', 'fail', 'Job 9016 (train) of pipeline 5003 failed'],
    ['canceled', 'fail', 'Job 9010 (train) of pipeline 5001 failed'],
    ['skipped', 'fail', 'Job 9010'],
    ['manual', 'fail', 'Job 9010'],
    ['running', 'fail', 'Job 9010'],
    ['a state of the future', 'fail', 'Job 9010'],
  ])('takes a job that is %s for: %s, %s', async (status, outcome, detail) => {
    change(`${PROJECT}/jobs`, body => {
      body[4].status = status;
    });
    expect(
      evidenceFor(await collect(gitlab.collector()), 'retrain.run'),
    ).toMatchObject({ outcome, detail: expect.stringContaining(detail) });
  });

  it('reads a whole pipeline, without merge requests, with who pushed as author', async () => {
    const result = await collect(gitlab.collector(), whole());
    expect(evidenceFor(result, 'retrain.run')).toEqual({
      criterion: 'retrain.run',
      outcome: 'pass',
      detail: 'Pipeline 5003 succeeded at commit 4f2a9c1d7b3e',
      url: 'https://gitlab.com/growth-ml/retention/churn/-/pipelines/5003',
      subjectVersion: HEAD,
      observedAt: '2026-11-28T16:40:00.000Z',
      authors: ['user:default/ada'],
    });
  });

  it('passes over a pipeline that was deleted meanwhile', async () => {
    gitlab.instead.set(`${PROJECT}/pipelines/5003`, {
      status: 404,
      body: { message: '404 Not found' },
    });
    expect(
      evidenceFor(await collect(gitlab.collector(), whole()), 'retrain.run'),
    ).toMatchObject({
      outcome: 'fail',
      detail: 'Pipeline 5001 failed at commit 0b5d3e8f2a91',
    });
  });

  it('is outdated if the source has changed since the run', async () => {
    change(`${PROJECT}/jobs`, body => {
      body[4].commit.id = OLD;
    });
    expect(
      evidenceFor(await collect(gitlab.collector()), 'retrain.run'),
    ).toMatchObject({
      subjectVersion: OLD,
      expiresAt: '2026-11-29T03:41:01.000Z',
      detail: expect.stringContaining('the source has changed since'),
    });
  });

  it.each([
    [
      'a person',
      { username: 'ada.n', web_url: 'https://gitlab.com/ada.n' },
      'fail',
    ],
    ['an access token', { username: 'project_7001_bot_a1' }, undefined],
  ])(
    'tells a deployment by %s without a job apart',
    async (_, user, outcome) => {
      change(`${PROJECT}/deployments/88`, body => {
        body.deployable = null;
        body.user = user;
      });
      const result = await collect(gitlab.collector(), model());
      expect(evidenceFor(result, 'deploy.run')?.outcome).toBe(outcome);
      expect(
        evidenceFor(result, 'deploy.run')?.detail ??
          reasonFor(result, 'deploy.run'),
      ).toContain(`was made by ${user.username}`);
      expect(evidenceFor(result, 'deploy.acceptance')).toBeUndefined();
    },
  );

  it('needs a tier with approvals for the acceptance', async () => {
    change(`${PROJECT}/deployments/88`, body => delete body.approvals);
    expect(
      reasonFor(
        await collect(gitlab.collector(), model()),
        'deploy.acceptance',
      ),
    ).toContain('nobody approved it there');
  });

  it('asks once at rest, and again when a pipeline was updated', async () => {
    const collector = gitlab.collector();
    const first = await collect(collector);
    gitlab.requests.length = 0;
    gitlab.now += 3 * 60 * 60_000;
    const second = await collect(collector, pipeline(), first.cursor);
    expect(gitlab.requests).toHaveLength(1);
    expect(second).toMatchObject({
      evidence: [],
      unchecked: first.unchecked,
    });
    gitlab.now += 3 * 60 * 60_000;
    change(`${PROJECT}/pipelines?order_by=updated_at`, body => {
      body[0].updated_at = '2026-11-29T14:00:00.000Z';
    });
    const third = await collect(collector, pipeline(), second.cursor);
    expect(third.evidence).toEqual(first.evidence);
  });

  it('says what to configure', async () => {
    const alone = await collect(
      gitlab.collector(),
      pipeline({ annotations: {}, operations: {} }),
    );
    expect(alone.unchecked![0]).toMatchObject({
      reason: expect.stringContaining(
        'Neither the annotation gitlab.com/project-slug nor spec.operations',
      ),
      isNotConfigured: true,
    });
    const elsewhere = await collect(
      gitlab.collector(),
      pipeline({
        annotations: {
          'gitlab.com/project-slug': 'growth-ml/retention/churn',
          'gitlab.com/instance': 'git.example.com',
        },
        operations: {},
      }),
    );
    expect(reasonFor(elsewhere, 'ownership.access')).toContain(
      'on git.example.com, expected group/project on a host of integrations.gitlab',
    );
    const anonymous = await collect(
      gitlab.collector({ integration: { token: undefined } }),
    );
    expect(reasonFor(anonymous, 'retrain.run')).toContain(
      'integrations.gitlab has no token for gitlab.com',
    );
    expect(gitlab.requests).toEqual([]);
  });

  it.each([
    [
      'credentials are revoked',
      { status: 401, body: { message: '401 Unauthorized' } },
      'check the credentials for gitlab.com in integrations.gitlab',
    ],
    [
      'a permission is missing',
      { status: 403, body: { message: '403 Forbidden' } },
      'lacks a permission',
    ],
    [
      'the project is gone',
      { status: 404, body: { message: '404 Project Not Found' } },
      'it does not exist, or the token',
    ],
    [
      'the rate limit is exhausted',
      {
        status: 429,
        headers: {
          'ratelimit-remaining': '0',
          'ratelimit-reset': String(Math.floor(Date.now() / 1000) + 600),
        },
        body: 'Retry later',
      },
      'rate limited until 20',
    ],
  ])('passes nothing and says so if %s', async (_, response, reason) => {
    const collector = gitlab.collector();
    const { cursor } = await collect(collector);
    gitlab.now += 3 * 60 * 60_000;
    gitlab.instead.set('/', response);
    const result = await collect(collector, pipeline(), cursor);
    expect(result.evidence).toEqual([]);
    expect(result.unchecked).toHaveLength(5);
    expect(reasonFor(result, 'retrain.run')).toContain(reason);
    expect(result.cursor).toMatchObject({ seen: '' });
  });

  it.each([
    ['HTML', { status: 200, body: '<h1>Sign in</h1>' }, /expected JSON/],
    ['500', { status: 500, body: {} }, /GitLab answered 500/],
  ])(
    'does not check the batch if everything answers with %s',
    async (_, response, message) => {
      gitlab.instead.set('/', response);
      await expect(collect(gitlab.collector())).rejects.toThrow(message);
    },
  );

  it('does not check the batch if GitLab is silent', async () => {
    gitlab.isSilent = true;
    await expect(collect(gitlab.collector())).rejects.toThrow(
      'GitLab did not answer within 200 ms',
    );
  });

  it('knows nothing if a page breaks off, and keeps quiet about empty lists', async () => {
    const collector = gitlab.collector();
    const job = gitlab.recorded(`${PROJECT}/jobs`)[0];
    gitlab.instead.set(`${PROJECT}/jobs`, url =>
      url.includes('page=2')
        ? { status: 500, body: {} }
        : { status: 200, body: Array.from({ length: 100 }, () => job) },
    );
    const broken = await collect(collector);
    expect(evidenceFor(broken, 'retrain.run')).toBeUndefined();
    expect(reasonFor(broken, 'retrain.run')).toContain('GitLab answered 500');

    gitlab.instead.set(`${PROJECT}/jobs`, { status: 200, body: [] });
    gitlab.instead.set(`${PROJECT}/deployments`, { status: 200, body: [] });
    const empty = await collect(collector);
    expect(empty.evidence).toEqual([]);
    expect(reasonFor(empty, 'retrain.run')).toContain('no finished run');
  });

  it.each([
    ['https://gitlab.com/a/b/c/-/blob/main/ci/x.gitlab-ci.yml#train', 'train'],
    ['https://gitlab.com/a/b/-/blob/main/.gitlab-ci.yml#L12', ''],
    ['https://gitlab.com/a/b/-/pipelines/5003', ''],
    ['https://gitlab.com/a/b/-/merge_requests/3', undefined],
    ['https://gitlab.com/../b/-/pipelines', undefined],
    ['https://git.example.com/a/b/-/pipelines', undefined],
    ['http://gitlab.com/a/b/-/pipelines', undefined],
    ['docs/retrain.md', undefined],
  ])('finds in %s the job %s', (declaration, name) => {
    const { source } = gitlab.connect();
    expect(source.findWorkflow(declaration, undefined)?.name).toBe(name);
  });
});
