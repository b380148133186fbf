import {
  MissingPeople,
  Scorecard,
  ScorecardsPage,
  Team,
  TeamsPage,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { company, group, mlEntity } from '../__testUtils__/exampleOrg';
import { criterionOf, scorecardOf } from '../__testUtils__/criterionOf';
import { onEachDatabase } from '../__testUtils__/onEachDatabase';
import { OUTSIDER } from '../__testUtils__/startBackend';

jest.setTimeout(120_000);

const LOST = 'group:default/lost';
const GONE = 'group:default/gone';

/** An entity that names missing groups and users in every role. */
const forecast = mlEntity('Model', 'forecast', {
  owner: LOST,
  operatedBy: GONE,
  authors: ['user:default/left'],
  trainedOn: ['sales'],
  operations: {
    retrain: { approver: 'lost', trigger: 'weekly', skipWhen: 'never' },
    deploy: { approvers: [GONE] },
    recover: { escalation: { failures: GONE, regressions: 'Ada, by phone' } },
    change: {
      approvers: { data: LOST, code: 'todo', model: 'component:default/lost' },
    },
  },
  boundaries: { platformOwner: GONE, platformResponsibilities: 'serving' },
});
const sales = mlEntity('Dataset', 'sales', { owner: LOST });

onEachDatabase('groups and users that are missing from the catalog', start => {
  it('lists missing groups among the teams, with what they own', async () => {
    const backend = await start({ entities: [...company(), forecast, sales] });
    await backend.evaluate();

    const page: TeamsPage = (await backend.get('/teams')).body;
    expect(
      page.items
        .filter(({ missing }) => missing)
        .map(team => [
          team.entityRef,
          team.title,
          team.owned.total,
          team.operated.total,
        ]),
    ).toEqual([
      [GONE, 'gone', 0, 1],
      [LOST, 'lost', 2, 1],
    ]);
    expect(page.totalItems).toBe(page.items.length);
    const found: TeamsPage = (await backend.get('/teams?q=lost')).body;
    expect(found.items.map(({ entityRef }) => entityRef)).toEqual([LOST]);

    const team: Team = (await backend.get('/teams/default/lost')).body;
    expect(team).toMatchObject({ missing: true, owned: { total: 2 } });
    const owned: ScorecardsPage = (
      await backend.get(`/scorecards?team=${LOST}`)
    ).body;
    expect(owned.items.map(({ entityRef }) => entityRef)).toEqual([
      'model:default/forecast',
      'dataset:default/sales',
    ]);
    expect((await backend.get('/teams/default/lost/history')).status).toBe(200);
    expect((await backend.get('/teams/default/never-named')).status).toBe(404);
  });

  it('lists missing groups and users with their roles', async () => {
    const backend = await start({ entities: [...company(), forecast, sales] });
    await backend.evaluate();

    const { items, totalItems }: MissingPeople = (
      await backend.get('/missing-people')
    ).body;
    expect(totalItems).toBe(3);
    expect(
      items.map(({ entityRef, roles }) => [
        entityRef,
        ...roles.map(
          ({ role, totalItems: total, entities }) =>
            `${role} of ${total}: ${entities.map(({ title }) => title)}`,
        ),
      ]),
    ).toEqual([
      [
        GONE,
        'approver of 1: The forecast',
        'escalation of 1: The forecast',
        'operator of 1: The forecast',
        'platform-owner of 1: The forecast',
      ],
      [
        LOST,
        'decider of 1: The forecast',
        'owner of 2: The forecast,The sales',
      ],
      ['user:default/left', 'author of 1: The forecast'],
    ]);
    const scorecard: Scorecard = await scorecardOf(
      backend,
      'model:default/forecast',
    );
    expect(scorecard.missing?.map(({ entityRef }) => entityRef)).toEqual([
      GONE,
      LOST,
      'user:default/left',
    ]);
  });

  it('distinguishes missing from undeclared', async () => {
    const backend = await start({
      entities: [
        ...company(),
        forecast,
        sales,
        mlEntity('Model', 'nameless', { authors: [], system: undefined }),
      ],
    });
    await backend.evaluate();

    const reasonOf = async (entityRef: string, id: string) => {
      const { reason, missing } = await criterionOf(backend, entityRef, id);
      return [reason, missing];
    };
    const model = 'model:default/forecast';
    expect(await reasonOf(model, 'ownership.group')).toEqual([
      `spec.owner is "${LOST}", which is not in the catalog; expected an existing Group`,
      true,
    ]);
    expect(await reasonOf(model, 'ownership.beyond-author')).toEqual([
      `spec.operatedBy is "${GONE}", which is not in the catalog; expected an existing Group`,
      true,
    ]);
    expect(await reasonOf(model, 'retrain.trigger')).toEqual([
      `spec.operations.retrain.approver is "${LOST}", which is not in the catalog; expected an existing Group or User`,
      true,
    ]);
    expect(await reasonOf(model, 'observe.on-call')).toEqual([
      `It declares no on-call, and "${GONE}", which is to operate it, is not in the catalog`,
      true,
    ]);
    expect(await reasonOf(model, 'recover.escalation')).toEqual([
      expect.stringContaining(
        'regressions is "Ada, by phone", expected a Group or User',
      ),
      undefined,
    ]);
    expect(
      await reasonOf('model:default/nameless', 'ownership.authors'),
    ).toEqual(['spec.authors is not declared', undefined]);
    expect(
      await reasonOf('model:default/nameless', 'boundaries.system'),
    ).toEqual(['spec.system is not declared', undefined]);

    const { headline, reason } = await scorecardOf(backend, model);
    expect(headline).toContain(
      'No: its declared owner is not in the catalog, none of its declared authors is in the catalog, and',
    );
    expect(reason?.missing).toEqual(['ownership.group', 'ownership.authors']);
  });

  it('removes them once they are in the catalog or no longer referenced', async () => {
    const entities = [...company(), forecast, sales];
    const backend = await start({ entities });
    await backend.evaluate();

    backend.setEntities([...entities, group('lost')]);
    await backend.evaluate();
    const refs = async () =>
      ((await backend.get('/missing-people')).body as MissingPeople).items.map(
        ({ entityRef }) => entityRef,
      );
    expect(await refs()).toEqual([GONE, 'user:default/left']);
    const team: Team = (await backend.get('/teams/default/lost')).body;
    expect(team.missing).toBeUndefined();

    backend.setEntities(company());
    await backend.evaluate();
    expect(await refs()).toEqual([]);
    expect(await backend.knex('missing_people').select()).toEqual([]);
  });

  it('names no one to a caller who may not read the referring entities', async () => {
    const backend = await start({
      entities: [...company(), forecast, sales],
      hidden: ['model:default/forecast'],
    });
    await backend.evaluate();

    const { items }: MissingPeople = (
      await backend.get('/missing-people', OUTSIDER)
    ).body;
    expect(items).toEqual([
      {
        entityRef: LOST,
        roles: [
          {
            role: 'owner',
            totalItems: 1,
            entities: [
              { entityRef: 'dataset:default/sales', title: 'The sales' },
            ],
          },
        ],
      },
    ]);
    const page: TeamsPage = (await backend.get('/teams', OUTSIDER)).body;
    expect(
      page.items
        .filter(({ missing }) => missing)
        .map(({ entityRef, owned }) => [entityRef, owned.total]),
    ).toEqual([[LOST, 1]]);
    expect((await backend.get('/teams/default/gone', OUTSIDER)).status).toBe(
      404,
    );
  });
});
