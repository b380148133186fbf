import {
  CampaignEntitiesPage,
  Team,
  TeamsPage,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { company, group, mlEntity } from '../__testUtils__/exampleOrg';
import {
  fullyDeclaredEntity,
  storeProof,
} from '../__testUtils__/fullyDeclaredEntity';
import { onEachDatabase, TestBackend } from '../__testUtils__/onEachDatabase';
import { OUTSIDER } from '../__testUtils__/startBackend';

jest.setTimeout(120_000);

const CHURN = 'model:default/churn';

onEachDatabase('teams', start => {
  const stepsOf = async (backend: TestBackend, path: string, person?: string) =>
    (await backend.get(`/teams/default/${path}`, person))
      .body as CampaignEntitiesPage;
  const refsOf = ({ items }: CampaignEntitiesPage) =>
    items.map(({ entityRef }) => entityRef);

  it('list what they own with its first step, lowest tier first, until another team has proven it', async () => {
    const backend = await start({
      entities: [
        ...company(),
        fullyDeclaredEntity('Dataset', 'clean', { producedBy: ['proven'] }),
        fullyDeclaredEntity('Pipeline', 'proven', { consumes: ['clean'] }),
        mlEntity('Model', 'lost', { owner: 'group:default/lost' }),
        mlEntity('Model', 'dreams', { tier: 1, lifecycle: 'experimental' }),
      ],
    });
    await storeProof(backend.knex, 'Dataset', 'clean');
    await storeProof(backend.knex, 'Pipeline', 'proven');
    await backend.evaluate();

    const all = await stepsOf(backend, 'research/first-steps');
    expect(refsOf(all)).toEqual([
      CHURN,
      'pipeline:default/churn-training',
      'pipeline:default/feature-build',
      'dataset:default/features',
    ]);
    expect(all.totalItems).toBe(4);
    expect(all.items[0]).toMatchObject({
      owner: 'group:default/growth',
      status: 'open',
      nextStep: { text: expect.any(String) },
    });
    const team: Team = (await backend.get('/teams/default/research')).body;
    expect(team.owned.verdicts).toMatchObject({ yes: 2, 'not-in-scope': 1 });
    expect(team.owned.total).toBe(all.totalItems + 3);

    const first = await stepsOf(backend, 'research/first-steps?limit=3');
    const rest = await stepsOf(
      backend,
      `research/first-steps?limit=3&cursor=${first.pageInfo.nextCursor}`,
    );
    expect([...refsOf(first), ...refsOf(rest)]).toEqual(refsOf(all));
    expect(rest.pageInfo.nextCursor).toBeUndefined();

    // A group that is missing from the catalog owns what names it.
    expect(refsOf(await stepsOf(backend, 'lost/first-steps'))).toEqual([
      'model:default/lost',
    ]);
    expect(
      (await backend.get('/teams/default/nobody/first-steps')).status,
    ).toBe(404);
    expect(
      (await backend.get('/teams/default/growth/first-steps?cursor=x')).status,
    ).toBe(400);
  });

  it('have no first step for an entity that the caller may not read', async () => {
    const backend = await start({ entities: company(), hidden: [CHURN] });
    await backend.evaluate();
    const page = await stepsOf(backend, 'growth/first-steps', OUTSIDER);
    expect(refsOf(page)).not.toContain(CHURN);
    expect(page.totalItems).toBe(3);
  });

  it('are exported as CSV in the order of the list', async () => {
    const backend = await start({
      entities: [...company(), group('=cmd', 'company')],
      hidden: [CHURN],
    });
    await backend.evaluate();
    const file = async (query = '', person?: string) => {
      const { headers, status, text } = await backend.get(
        `/teams.csv${query}`,
        person,
      );
      expect([status, headers['content-type']]).toEqual([
        200,
        'text/csv; charset=utf-8',
      ]);
      expect(headers['content-disposition']).toBe(
        'attachment; filename="teams.csv"',
      );
      const [header, ...rows] = text.slice(1).split('\r\n').slice(0, -1);
      const names = header.split(',');
      return rows.map(row =>
        Object.fromEntries(row.split(',').map((cell, i) => [names[i], cell])),
      );
    };

    const rows = await file();
    const { items }: TeamsPage = (await backend.get('/teams?limit=500')).body;
    expect(rows.map(row => row['Entity ref'])).toEqual(
      items.map(({ entityRef }) => entityRef),
    );
    const growth = items.find(({ title }) => title === 'Team growth')!;
    expect(rows.find(row => row.Team === 'Team growth')).toMatchObject({
      'Entity ref': 'group:default/growth',
      'Parent team': 'group:default/research',
      'Not in the catalog': 'no',
      Members: '2',
      Owns: String(growth.owned.total),
      'Owns models': '1',
      'Owns datasets': '1',
      'Owns pipelines': '2',
      'Verdict no': String(growth.owned.verdicts.no),
      'Verdict unproven': String(growth.owned.verdicts.unproven),
      'Verdict yes': '0',
      'Retrain at level 0': String(growth.owned.abilities.retrain[0]),
      'Primary cause: Operating model': String(
        growth.owned.causes['operating-model'],
      ),
      'Known criteria': String(growth.owned.coverage.known),
      'Applicable criteria': String(growth.owned.coverage.applicable),
      Operates: String(growth.operated.total),
      'Drills passed': '0',
    });
    expect((await file('?q=plat')).map(row => row.Team)).toEqual([
      'Team platform',
    ]);
    const forOutsider = await file('?q=growth', OUTSIDER);
    expect(forOutsider.map(row => row['Owns models'])).toEqual(['0']);
  });
});
