import { Entity } from '@backstage/catalog-model';
import {
  Team,
  TeamsPage,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { company, mlEntity } from '../__testUtils__/exampleOrg';
import { scorecardOf } from '../__testUtils__/criterionOf';
import { onEachDatabase, TestBackend } from '../__testUtils__/onEachDatabase';
import { OUTSIDER } from '../__testUtils__/startBackend';

jest.setTimeout(120_000);

const CHURN = 'model:default/churn';
const GROWTH = 'group:default/growth';
const RESEARCH = 'group:default/research';

/** The company, with a parent for one of its groups. */
function withParent(name: string, parent: string): Entity[] {
  return company().map(entity =>
    entity.kind === 'Group' && entity.metadata.name === name
      ? { ...entity, spec: { ...entity.spec, parent } }
      : entity,
  );
}

async function teamOf(
  { get }: TestBackend,
  name: string,
  userRef?: string,
): Promise<Team> {
  const { body } = await get(`/teams/default/${name}`, userRef).expect(200);
  return body;
}

onEachDatabase('problems of the catalog', start => {
  it('marks an orphaned entity until it is declared again', async () => {
    const orphan = (value?: string) =>
      company().map(entity =>
        entity.kind === 'Model' && value
          ? {
              ...entity,
              metadata: {
                ...entity.metadata,
                annotations: { 'backstage.io/orphan': value },
              },
            }
          : entity,
      );
    const backend = await start({ entities: orphan('true') });
    expect(await scorecardOf(backend, CHURN)).toMatchObject({
      verdict: 'not-assessed',
      orphan: true,
    });
    await backend.evaluate();
    expect(await scorecardOf(backend, CHURN)).toMatchObject({ orphan: true });
    for (const entities of [orphan('false'), orphan()]) {
      backend.setEntities(entities);
      await backend.evaluate();
      expect(await scorecardOf(backend, CHURN)).not.toHaveProperty('orphan');
    }
  });

  it('lists the groups of a cycle on scorecards and teams until the cycle is resolved', async () => {
    const backend = await start({
      entities: company(),
      hidden: [RESEARCH],
    });
    await backend.evaluate();
    expect(await scorecardOf(backend, CHURN)).not.toHaveProperty('groupCycle');
    expect(await teamOf(backend, 'growth')).not.toHaveProperty('groupCycle');

    // The company is above growth, and not part of the cycle.
    backend.setEntities(withParent('research', 'growth'));
    await backend.evaluate();
    const groupCycle = [GROWTH, RESEARCH];
    expect(await scorecardOf(backend, CHURN)).toMatchObject({ groupCycle });
    expect(await teamOf(backend, 'growth')).toMatchObject({ groupCycle });
    expect(await teamOf(backend, 'research')).toMatchObject({ groupCycle });
    expect(await teamOf(backend, 'platform')).not.toHaveProperty('groupCycle');
    const { body }: { body: TeamsPage } = await backend.get('/teams');
    expect(
      body.items
        .filter(team => team.groupCycle)
        .map(({ entityRef }) => entityRef)
        .sort(),
    ).toEqual(groupCycle);

    // Entities that the caller may not see are not named.
    expect(await scorecardOf(backend, CHURN, OUTSIDER)).toMatchObject({
      groupCycle: [GROWTH],
    });
    expect(await teamOf(backend, 'growth', OUTSIDER)).toMatchObject({
      groupCycle: [GROWTH],
    });

    backend.setEntities(company());
    await backend.evaluate();
    expect(await scorecardOf(backend, CHURN)).not.toHaveProperty('groupCycle');
    expect(await teamOf(backend, 'growth')).not.toHaveProperty('groupCycle');
  });

  it('lists a group that is its own parent, and the cycle of an operator', async () => {
    const backend = await start({
      entities: withParent('platform', 'platform'),
    });
    await backend.evaluate();
    const groupCycle = ['group:default/platform'];
    expect(await scorecardOf(backend, CHURN)).toMatchObject({ groupCycle });
    expect(await teamOf(backend, 'platform')).toMatchObject({ groupCycle });

    backend.setEntities([
      ...withParent('platform', 'platform'),
      mlEntity('Model', 'other'),
    ]);
    await backend.evaluate();
    expect(
      await scorecardOf(backend, 'model:default/other'),
    ).not.toHaveProperty('groupCycle');
  });
});
