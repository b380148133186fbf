import { JsonObject } from '@backstage/types';
import { MlEntity } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  CiCollector,
  CollectorResult,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { collectOnce } from '@mlownership/backstage-plugin-ml-ownership-node/testUtils';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  model,
  oksana,
  people,
  pipeline,
  stranger,
} from './__testUtils__/company';
import { StubGithub } from './__testUtils__/StubGithub';

const REPO = '/repos/growth-ml/churn';
const TRAIN = `${REPO}/actions/workflows/train.yml/runs`;
const TESTS = `${REPO}/actions/workflows/ci.yml/runs`;
const HEAD = '4f2a9c1d7b3e60f58a2c94d1e7b6035fa8c2d914';
const OLD = '0b5d3e8f2a91c47d6e05b8f3a2c7d94e1f60b38a';

describe('collector of GitHub Actions', () => {
  let github: StubGithub;

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

  /** Replaces an answer by its recorded body, changed. */
  const change = (url: string, edit: (body: any) => void) => {
    const body = github.recorded(url);
    edit(body);
    github.instead.set(url, { status: 200, body });
  };

  beforeEach(async () => {
    github = new StubGithub();
    await github.start();
  });

  afterEach(() => github.stop());

  it('concludes from the fixtures what the golden evidence has', async () => {
    const results = await collectOnce(
      github.collector({ entities: [...people, pipeline(), oksana] }),
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
  });

  it('sends the token to the configured host only, in every request', async () => {
    await collect(github.collector());
    expect(github.requests.length).toBeGreaterThan(5);
    for (const { headers } of github.requests) {
      expect(headers).toMatchObject({
        authorization: 'Bearer not-a-secret',
        'x-github-api-version': '2022-11-28',
      });
    }
  });

  describe('retrain.run', () => {
    it.each([
      ['failure', 'fail', 'Run 812 of train.yml failed at commit 4f2a9c1d7b3e'],
      ['timed_out', 'fail', 'Run 812 of train.yml failed'],
      ['startup_failure', 'fail', 'Run 812 of train.yml failed'],
      [
        'cancelled',
        'fail',
        'Run 811 of train.yml failed at commit 0b5d3e8f2a91',
      ],
      ['skipped', 'fail', 'Run 811'],
      ['neutral', 'fail', 'Run 811'],
      ['action_required', 'fail', 'Run 811'],
      ['stale', 'fail', 'Run 811'],
      ['a conclusion of the future', 'fail', 'Run 811'],
    ])(
      'takes a run with %s for: %s, %s',
      async (conclusion, outcome, detail) => {
        change(`${TRAIN}?branch=main`, body => {
          body.workflow_runs[3].conclusion = conclusion;
        });
        expect(
          evidenceFor(await collect(github.collector()), 'retrain.run'),
        ).toMatchObject({ outcome, detail: expect.stringContaining(detail) });
      },
    );

    it('is outdated, from the change on, if the source has changed since the run', async () => {
      change(`${TRAIN}?branch=main`, body => {
        body.workflow_runs[3].head_sha = OLD;
      });
      const result = await collect(github.collector());
      expect(evidenceFor(result, 'retrain.run')).toMatchObject({
        outcome: 'pass',
        detail:
          'Run 812 of train.yml succeeded at commit 0b5d3e8f2a91, but the source has changed since, last by commit 4f2a9c1d7b3e',
        subjectVersion: OLD,
        // The run ended at 03:41, after the commit: the report follows it.
        observedAt: '2026-11-29T03:41:01.000Z',
        expiresAt: '2026-11-29T03:41:01.000Z',
      });
      expect(evidenceFor(result, 'retrain.tests')).toMatchObject({
        outcome: 'pass',
        subjectVersion: HEAD,
      });
    });

    it('counts changes below the source path only, and has the tests of the same source under the version of the run', async () => {
      change(`${TESTS}?branch=main`, body => {
        body.workflow_runs[0].head_sha = OLD;
      });
      const result = await collect(
        github.collector(),
        pipeline({
          annotations: {
            'github.com/project-slug': 'growth-ml/churn',
            'mlownership.dev/test-workflow': 'ci.yml',
            'mlownership.dev/source-path': '/pipelines/churn/',
          },
        }),
      );
      expect(evidenceFor(result, 'retrain.run')).toMatchObject({
        outcome: 'pass',
        subjectVersion: HEAD,
      });
      expect(evidenceFor(result, 'retrain.run')!.expiresAt).toBeUndefined();
      expect(evidenceFor(result, 'retrain.tests')).toMatchObject({
        outcome: 'pass',
        subjectVersion: HEAD,
      });
    });

    it('is not known without a commit below the source path', async () => {
      github.instead.set(`${REPO}/commits`, { status: 200, body: [] });
      const result = await collect(github.collector());
      expect(evidenceFor(result, 'retrain.run')).toBeUndefined();
      expect(reasonFor(result, 'retrain.run')).toContain(
        'whether it ran at the current one is not known',
      );
    });

    it('ignores runs of forks, even if the fork was deleted', async () => {
      change(`${TRAIN}?branch=main`, body => {
        const [, ofFork] = body.workflow_runs;
        body.workflow_runs = [{ ...ofFork, head_repository: null }, ofFork];
      });
      const result = await collect(github.collector());
      expect(evidenceFor(result, 'retrain.run')).toBeUndefined();
      expect(reasonFor(result, 'retrain.run')).toBe(
        'train.yml of growth-ml/churn has no finished run that is still kept; run it once',
      );
    });

    it('looks through the pages until a run has a result, and stops where GitHub does', async () => {
      const { workflow_runs: runs } = github.recorded(`${TRAIN}?branch=main`);
      const [running] = runs;
      github.instead.set(TRAIN, url => ({
        status: 200,
        body: {
          total_count: 4000,
          workflow_runs: url.includes('page=3&')
            ? [runs[3]]
            : Array.from({ length: 50 }, () => running),
        },
      }));
      expect(
        evidenceFor(await collect(github.collector()), 'retrain.run'),
      ).toMatchObject({ detail: expect.stringContaining('Run 812') });

      github.requests.length = 0;
      github.instead.set(TRAIN, {
        status: 200,
        body: {
          total_count: 4000,
          workflow_runs: Array.from({ length: 50 }, () => running),
        },
      });
      await collect(github.collector());
      expect(
        github.requests.filter(({ url }) => url.startsWith(TRAIN)),
      ).toHaveLength(20);
    });

    it('has the commit author and who pushed as authors, not who started a run, and no bots', async () => {
      change(`${TESTS}?branch=main`, body => {
        const [run] = body.workflow_runs;
        run.head_commit.author.email = '5+tomas-h@users.noreply.github.com';
      });
      const collector = github.collector();
      expect(
        evidenceFor(await collect(collector), 'retrain.tests')!.authors,
      ).toEqual(['user:default/tomas', 'user:default/ada']);
      change(`${TRAIN}?branch=main`, body => {
        const run = body.workflow_runs[3];
        run.event = 'workflow_dispatch';
        run.triggering_actor.login = 'tomas-h';
        run.head_commit.author = { name: 'renovate[bot]', email: 'bot@x.io' };
      });
      expect(
        evidenceFor(await collect(collector), 'retrain.run')!.authors,
      ).toEqual([]);
    });
  });

  describe('deploy.run', () => {
    const statusOf = (edit: (status: any) => void) =>
      change(`${REPO}/deployments/90/statuses`, body => edit(body[0]));

    it('fails a deployment by a person without a run', async () => {
      change(`${REPO}/deployments?environment=production`, body => {
        body[1].creator = { login: 'ada-n', type: 'User' };
        body[1].performed_via_github_app = null;
      });
      statusOf(status => {
        status.log_url = '';
        status.target_url = 'https://argo.example.com/churn';
      });
      const result = await collect(github.collector(), model());
      expect(evidenceFor(result, 'deploy.run')).toMatchObject({
        outcome: 'fail',
        detail:
          'Deployment 90 of commit 4f2a9c1d7b3e to production was made by ada-n, not by a run of a workflow',
      });
      expect(reasonFor(result, 'deploy.acceptance')).toContain('ada-n');
    });

    it.each([
      [
        'of an app',
        () =>
          statusOf(status => {
            status.log_url = '';
            status.target_url = '';
          }),
        'made by github-actions, without a link to a run',
      ],
      [
        'with a link to a run of another repository',
        () =>
          statusOf(status => {
            status.log_url =
              'https://github.com/someone/churn/actions/runs/900000';
            status.target_url = '';
          }),
        'without a link to a run',
      ],
      [
        'by a run that was deleted',
        () =>
          github.instead.set(`${REPO}/actions/runs/900000`, {
            status: 404,
            body: { message: 'Not Found' },
          }),
        'made by a run that GitHub no longer has',
      ],
      [
        'by another workflow',
        () =>
          change(`${REPO}/actions/runs/900000?`, run => {
            run.path = '.github/workflows/hotfix.yml';
          }),
        'was made by Run 90 of hotfix.yml, not by the declared deploy.yml',
      ],
      [
        'that did not succeed',
        () => statusOf(status => (status.state = 'failure')),
        'There is no successful deployment to the environment production',
      ],
    ])('is not known for a deployment %s', async (_, prepare, reason) => {
      prepare();
      const result = await collect(github.collector(), model());
      expect(evidenceFor(result, 'deploy.run')).toBeUndefined();
      expect(reasonFor(result, 'deploy.run')).toContain(reason);
      expect(evidenceFor(result, 'deploy.acceptance')).toBeUndefined();
    });

    it('has the commit as the version only without a registry', async () => {
      change(`${REPO}/deployments?environment=production`, body => {
        body[1].payload = '';
      });
      const collector = github.collector();
      expect(
        evidenceFor(await collect(collector, model()), 'deploy.run')!
          .subjectVersion,
      ).toBeUndefined();
      expect(
        evidenceFor(await collect(collector), 'deploy.run')!.subjectVersion,
      ).toBe(HEAD);
    });
  });

  it.each([
    ['tomas-h', 'starter', 'approved by tomas-h, none of whom is known'],
    ['nobody', 'unknown', 'approved by nobody, none of whom is known'],
  ])(
    'does not take the approval by %s, the %s, for an acceptance',
    async (login, _, reason) => {
      change(`${REPO}/actions/runs/900000/approvals`, body => {
        body[0].user.login = login;
      });
      const result = await collect(
        github.collector(),
        model({
          operations: {
            deploy: {
              workflow: '.github/workflows/deploy.yml',
              approvers: ['user:default/tomas'],
            },
          },
        }),
      );
      expect(reasonFor(result, 'deploy.acceptance')).toContain(reason);
      expect(evidenceFor(result, 'deploy.acceptance')).toBeUndefined();
    },
  );

  describe('ownership.access', () => {
    const access = async (entities: Parameters<StubGithub['collector']>[0]) =>
      collect(github.collector(entities));

    it('passes only where the rights to registry and data follow from those in the repository', async () => {
      expect(reasonFor(await access({}), 'ownership.access')).toContain(
        'All 1 member of group:default/ml-platform may write to growth-ml/churn; whether they may use the registry and the data is not visible here',
      );
      expect(
        evidenceFor(
          await access({ settings: { accessFollowsRepository: true } }),
          'ownership.access',
        ),
      ).toMatchObject({ outcome: 'pass' });
    });

    it('fails if nobody of the group may write, and is not known if some are', async () => {
      const [, , , ...groups] = people;
      expect(
        evidenceFor(
          await access({ entities: [...groups, pipeline(), oksana] }),
          'ownership.access',
        ),
      ).toMatchObject({
        outcome: 'fail',
        detail:
          'None of 1 member of group:default/ml-platform may write to growth-ml/churn',
      });
      expect(
        reasonFor(
          await access({ entities: [...people, pipeline(), oksana] }),
          'ownership.access',
        ),
      ).toContain('user:default/oksana may not write');
      expect(
        reasonFor(
          await access({ entities: [...people, pipeline(), stranger] }),
          'ownership.access',
        ),
      ).toContain(
        'user:default/stranger lack the annotation github.com/user-login',
      );
    });
  });

  describe('at rest', () => {
    it('asks once for the entities of a repository, and reads everything again after a day', async () => {
      const collector = github.collector();
      const entities = [pipeline(), model()];
      const first = await collectOnce(collector, entities);
      github.requests.length = 0;
      github.now += 3 * 60 * 60_000;
      const cursors = Object.fromEntries(
        first.map(({ entityRef, cursor }) => [entityRef, cursor!]),
      );
      const second = await collectOnce(collector, entities, { cursors });
      expect(github.requests.map(({ url }) => url)).toEqual([
        `${REPO}/actions/runs?per_page=30&exclude_pull_requests=true`,
      ]);
      expect(github.requests[0].headers['if-none-match']).toBeDefined();
      expect(second.map(({ evidence }) => evidence)).toEqual([[], []]);
      expect(second.map(({ unchecked }) => unchecked)).toEqual(
        first.map(({ unchecked }) => unchecked),
      );

      github.now += 24 * 60 * 60_000;
      const third = await collectOnce(collector, entities, { cursors });
      expect(third.map(({ evidence }) => evidence)).toEqual(
        first.map(({ evidence }) => evidence),
      );
    });

    it('notices a run with another ETag and the same content as no change', async () => {
      const collector = github.collector();
      const { cursor } = await collect(collector);
      github.now += 3 * 60 * 60_000;
      change(`${REPO}/actions/runs?`, body => {
        body.workflow_runs[0].updated_at = '2026-11-29T11:59:00Z';
      });
      github.requests.length = 0;
      await collect(collector, pipeline(), cursor);
      expect(github.requests).toHaveLength(1);
    });

    it('reads everything once a run is started again', async () => {
      const collector = github.collector();
      const { cursor } = await collect(collector);
      github.now += 3 * 60 * 60_000;
      change(`${REPO}/actions/runs?`, body => {
        body.workflow_runs[4].run_attempt = 2;
      });
      const result = await collect(collector, pipeline(), cursor);
      expect(evidenceFor(result, 'retrain.run')).toBeDefined();
    });
  });

  describe('says what to configure', () => {
    it('if nothing connects the entity', async () => {
      const result = await collect(
        github.collector(),
        pipeline({
          annotations: {},
          operations: {
            retrain: { workflow: 'https://ci.example.com/workflows/churn' },
          },
        }),
      );
      expect(result.evidence).toEqual([]);
      expect(result.unchecked).toHaveLength(5);
      expect(result.unchecked![0]).toEqual({
        criterion: 'retrain.run',
        reason:
          'Neither the annotation github.com/project-slug nor spec.operations names a repository there; expected the annotation, or the page or the file of a workflow of GitHub Actions, such as https://github.com/my-org/my-repo/actions/workflows/train.yml as a workflow',
        isNotConfigured: true,
      });
      expect(github.requests).toEqual([]);
    });

    it('if a workflow is not declared, is one of another system, or has no test', async () => {
      const result = await collect(
        github.collector(),
        pipeline({
          annotations: { 'github.com/project-slug': 'growth-ml/churn' },
          operations: {
            retrain: { workflow: 'TODO' },
            deploy: { workflow: 'https://ci.example.com/deploy' },
          },
        }),
      );
      expect(reasonFor(result, 'retrain.run')).toContain(
        'spec.operations.retrain.workflow is not declared; expected the page',
      );
      expect(reasonFor(result, 'deploy.run')).toContain(
        'spec.operations.deploy.workflow is "https://ci.example.com/deploy", which names no workflow here',
      );
      expect(reasonFor(result, 'retrain.tests')).toContain(
        'Without the annotation mlownership.dev/test-workflow',
      );
    });

    it.each([
      ['growth-ml/../..', 'github.com'],
      ['../..', 'github.com'],
      ['churn', 'github.com'],
    ])('if the annotation is %s', async (slug, host) => {
      const result = await collect(
        github.collector(),
        pipeline({
          annotations: { 'github.com/project-slug': slug },
          operations: {},
        }),
      );
      expect(reasonFor(result, 'ownership.access')).toContain(
        `is "${slug}" on ${host}, expected owner/repository`,
      );
      expect(github.requests).toEqual([]);
    });

    it('if the integration has no credentials', async () => {
      const result = await collect(
        github.collector({ integration: { token: undefined } }),
      );
      expect(reasonFor(result, 'retrain.run')).toContain(
        'GitHub gave no token for growth-ml/churn: neither a token nor a GitHub App of integrations.github for github.com covers it',
      );
      expect(github.requests).toEqual([]);
    });
  });

  describe('keeps what it knows and passes nothing', () => {
    const nothingRead = (reason: string) => ({
      evidence: [],
      unchecked: [
        'retrain.run',
        'retrain.tests',
        'deploy.run',
        'recover.rollback-run',
        'ownership.access',
      ].map(criterion => ({
        criterion,
        reason: expect.stringContaining(reason),
      })),
    });
    const RUNS = `${REPO}/actions/runs?`;

    it.each([
      [
        'credentials are revoked',
        { status: 401, body: { message: 'Bad credentials' } },
        'Bad credentials (GET repos/growth-ml/churn/actions/runs); check the credentials for github.com in integrations.github',
      ],
      [
        'a permission is missing',
        {
          status: 403,
          body: { message: 'Resource not accessible by integration' },
        },
        'for growth-ml/churn lacks a permission',
      ],
      [
        'the repository is gone',
        { status: 404, body: { message: 'Not Found' } },
        'it does not exist, or the token',
      ],
    ])('if %s', async (_, response, reason) => {
      const collector = github.collector();
      const { cursor } = await collect(collector);
      github.now += 3 * 60 * 60_000;
      github.instead.set(RUNS, response);
      const result = await collect(collector, pipeline(), cursor);
      expect(result).toMatchObject(nothingRead(reason));
      expect(result.checkAgainAt).toBeUndefined();
      expect(result.cursor).toMatchObject({ seen: '' });
    });

    it.each([
      [429, { 'retry-after': '1800' }, {}],
      [
        403,
        {
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 1800),
        },
        { message: 'API rate limit exceeded for installation ID 7.' },
      ],
    ])(
      'if the rate limit is exhausted (%d): it stops, and says until when',
      async (status, headers, body) => {
        const collector = github.collector();
        github.instead.set(RUNS, { status, headers, body });
        const other = pipeline({
          operations: {
            retrain: {
              workflow:
                'https://github.com/growth-ml/other/actions/workflows/train.yml',
            },
          },
        });
        const results = await collectOnce(collector, [
          pipeline(),
          { ...other, metadata: { ...other.metadata, name: 'other' } },
        ]);
        for (const result of results) {
          expect(result).toMatchObject(nothingRead('rate limited until 20'));
          const pause = Date.parse(result.checkAgainAt!) - Date.now();
          expect(pause).toBeGreaterThan(1_700_000);
          expect(pause).toBeLessThan(1_810_000);
        }
        const asked = github.requests.length;
        await collect(collector);
        expect(github.requests).toHaveLength(asked);
      },
    );

    it('if a page answers 500: only the criterion that needs it is not known', async () => {
      const { workflow_runs: runs } = github.recorded(`${TRAIN}?branch=main`);
      github.instead.set(TRAIN, url =>
        url.includes('page=2&')
          ? { status: 500, body: 'Oops' }
          : {
              status: 200,
              body: {
                total_count: 200,
                workflow_runs: Array.from({ length: 50 }, () => runs[0]),
              },
            },
      );
      const result = await collect(github.collector());
      expect(reasonFor(result, 'retrain.run')).toContain('answered 500: Oops');
      expect(evidenceFor(result, 'retrain.run')).toBeUndefined();
      expect(evidenceFor(result, 'recover.rollback-run')).toBeDefined();
      expect(result.checkAgainAt).toBe('2026-11-29T12:10:00.000Z');
      expect(result.cursor).toMatchObject({ seen: '' });
    });

    it('if a list is empty where there were many', async () => {
      const collector = github.collector();
      const { cursor } = await collect(collector);
      github.now += 3 * 60 * 60_000;
      github.instead.set(`${REPO}/actions/`, {
        status: 200,
        body: { total_count: 0, workflow_runs: [] },
      });
      github.instead.set(`${REPO}/deployments`, { status: 200, body: [] });
      const result = await collect(collector, pipeline(), cursor);
      expect(result.evidence).toEqual([]);
      expect(reasonFor(result, 'retrain.run')).toContain('no finished run');
      expect(reasonFor(result, 'deploy.run')).toContain(
        'no successful deployment',
      );
      expect(result.serving).toBeUndefined();
    });

    it.each([
      [
        'HTML',
        { status: 200, body: '<h1>Log in</h1>' },
        /expected JSON: Log in/,
      ],
      [
        'another shape',
        { status: 200, body: { workflow_runs: 7 } },
        /unexpected total_count/,
      ],
      ['503', { status: 503, body: {} }, /answered 503/],
    ])(
      'if everything answers with %s: the whole batch is not checked',
      async (_, response, message) => {
        github.instead.set('/', response);
        await expect(collect(github.collector())).rejects.toThrow(message);
      },
    );

    it('if GitHub is silent or dead: it is asked once', async () => {
      github.isSilent = true;
      const collector = github.collector();
      await expect(
        collectOnce(collector, [pipeline(), model()]),
      ).rejects.toThrow('GitHub did not answer within 200 ms');
      // Two attempts at the one request that both need.
      expect(github.requests).toHaveLength(2);
      await github.stop();
      await expect(collect(collector)).rejects.toThrow(
        /^GitHub cannot be reached at http:\/\/127\.0\.0\.1:\d+: ECONNREFUSED/,
      );
      await github.start();
    });
  });
});
