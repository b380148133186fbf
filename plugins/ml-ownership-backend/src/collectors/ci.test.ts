import { BackendFeature } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { StubCi } from '@mlownership/backstage-plugin-ml-ownership-node/testUtils';
// The modules with the servers and the entities of their own tests, which are not part of their API.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports, no-restricted-imports
import mlOwnershipModuleGithub from '../../../ml-ownership-backend-module-github/src';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports, no-restricted-imports
import * as githubCompany from '../../../ml-ownership-backend-module-github/src/__testUtils__/company';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports, no-restricted-imports
import { StubGithub } from '../../../ml-ownership-backend-module-github/src/__testUtils__/StubGithub';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports, no-restricted-imports
import mlOwnershipModuleGitlab from '../../../ml-ownership-backend-module-gitlab/src';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports, no-restricted-imports
import * as gitlabCompany from '../../../ml-ownership-backend-module-gitlab/src/__testUtils__/company';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports, no-restricted-imports
import { StubGitlab } from '../../../ml-ownership-backend-module-gitlab/src/__testUtils__/StubGitlab';
import { advanceMinutes, setClock } from '../__testUtils__/clock';
import { criterionOf } from '../__testUtils__/criterionOf';
import { onEachDatabase, TestBackend } from '../__testUtils__/onEachDatabase';

jest.setTimeout(120_000);

const TRAINING = 'pipeline:default/churn-training';
const TOMAS = 'user:default/tomas';

const GITHUB = '/repos/growth-ml/churn/actions';
const GITLAB = '/projects/growth-ml%2Fretention%2Fchurn';

interface System {
  id: string;
  module: BackendFeature;
  stub: () => StubCi;
  company: Pick<typeof githubCompany, 'model' | 'people' | 'pipeline'>;
  /** The latest training. */
  url: string;
  title: string;
  /** State of `retrain.tests`. */
  tests: string;
  /** Answers with that training. */
  answers: string[];
  /** What they say, by id, if Tomas starts it at 12:05. */
  byTomas: Record<number, object>;
}

const SYSTEMS: System[] = [
  {
    id: 'github',
    module: mlOwnershipModuleGithub,
    stub: () => new StubGithub(),
    company: githubCompany,
    url: 'https://github.com/growth-ml/churn/actions/runs/812000',
    title: 'Run 812 of train.yml',
    tests: 'pass',
    answers: [
      `${GITHUB}/runs/812000`,
      `${GITHUB}/runs?`,
      `${GITHUB}/workflows/train.yml/runs?branch=main`,
    ],
    byTomas: {
      812000: {
        event: 'workflow_dispatch',
        triggering_actor: { login: 'tomas-h', type: 'User' },
        run_started_at: '2026-11-29T12:05:00Z',
        updated_at: '2026-11-29T12:25:00Z',
      },
    },
  },
  {
    id: 'gitlab',
    module: mlOwnershipModuleGitlab,
    stub: () => new StubGitlab(),
    company: gitlabCompany,
    url: 'https://gitlab.com/growth-ml/retention/churn/-/jobs/9016',
    title: 'Job 9016 (train) of pipeline 5003',
    // GitLab keeps no run of theirs.
    tests: 'unknown',
    answers: [
      `${GITLAB}/jobs/9016`,
      `${GITLAB}/jobs?`,
      `${GITLAB}/pipelines?order_by=updated_at`,
    ],
    byTomas: {
      9016: {
        user: { username: 'tomas.h', web_url: 'https://gitlab.com/tomas.h' },
        started_at: '2026-11-29T12:05:00.000Z',
        finished_at: '2026-11-29T12:25:00.000Z',
      },
      5003: { updated_at: '2026-11-29T12:25:00.000Z' },
    },
  },
];

onEachDatabase('the verdict about an entity of a CI system', start => {
  describe.each(SYSTEMS)('$id', system => {
    const { id, module, stub, company, url, title } = system;
    let server: StubCi;

    const begin = async (): Promise<TestBackend> => {
      setClock('2026-11-29T12:00:00Z');
      const { model, people, pipeline } = company;
      const entities: Entity[] = [...people, pipeline(), model()];
      const { integrations, mlOwnership } = server.config() as any;
      const backend = await start({
        entities,
        features: [module],
        config: mlOwnership,
        rootConfig: { integrations },
      });
      await backend.evaluate();
      return backend;
    };
    const planDrill = (backend: TestBackend, operator = TOMAS) =>
      backend.post('/drills', operator).send({
        entityRef: TRAINING,
        abilities: ['retrain'],
        performingTeam: 'group:default/ml-platform',
        operators: [operator],
      });

    beforeEach(async () => {
      server = stub();
      await server.start();
    });

    afterEach(() => server.stop());

    it('has what the runs of its workflows show after one collection', async () => {
      const backend = await begin();
      expect((await criterionOf(backend, TRAINING, 'retrain.run')).state).toBe(
        'unknown',
      );
      await backend.collect(id);
      const { body } = await backend.get(
        '/scorecards/pipeline/default/churn-training',
      );
      const states = Object.fromEntries(
        body.criteria.map((one: { id: string; state: string }) => [
          one.id,
          one.state,
        ]),
      );
      expect(states).toMatchObject({
        'retrain.run': 'pass',
        'retrain.tests': system.tests,
        'deploy.run': 'pass',
        'recover.rollback-run': 'pass',
      });
      expect(await criterionOf(backend, TRAINING, 'retrain.run')).toMatchObject(
        {
          evidence: [
            {
              source: 'observed',
              outcome: 'pass',
              reportedBy: id,
              url,
              detail: expect.stringContaining(`${title} succeeded at commit`),
            },
          ],
        },
      );
    });

    it('names the author of the commit as author, and not who started a run', async () => {
      const backend = await begin();
      await backend.collect(id);
      expect(
        await backend
          .knex('authors')
          .where({ entity_ref: TRAINING, source: id })
          .pluck('person'),
      ).toEqual(['user:default/ada']);
      expect((await planDrill(backend)).status).toBe(201);
    });

    it('counts a drill that a run proves', async () => {
      const backend = await begin();
      await backend.collect(id);
      const { body: drill } = await planDrill(backend);
      await backend.post(`/drills/${drill.id}/start`, TOMAS).expect(200);
      advanceMinutes(30);
      for (const answer of system.answers) {
        const body = server.recorded(answer);
        replaceRuns(body, system.byTomas);
        server.instead.set(answer.replace('?branch=main', '?'), {
          status: 200,
          body,
        });
      }
      await backend
        .post('/scorecards/pipeline/default/churn-training/evaluate')
        .expect(200);
      await backend.collect(id);
      const { body } = await backend
        .post(`/drills/${drill.id}/finish`, TOMAS)
        .send({ outcome: 'passed', authorHelped: false, traces: [url] });
      expect(body.assessments).toMatchObject([
        { ability: 'retrain', valid: true, trace: 'verified' },
      ]);
      expect(
        (await criterionOf(backend, TRAINING, 'retrain.drill')).state,
      ).toBe('pass');
      // Who started the run has not become an author.
      expect((await planDrill(backend)).status).toBe(201);
    });
  });
});

/** Changes runs wherever they are in an answer. */
function replaceRuns(part: any, changes: Record<number, object>): void {
  if (typeof part === 'object' && part !== null) {
    Object.assign(part, changes[part.id]);
    Object.values(part).forEach(value => replaceRuns(value, changes));
  }
}
