import { mockCredentials } from '@backstage/backend-test-utils';
import { MlOwnershipClient } from '@mlownership/backstage-plugin-ml-ownership-common';
import { company, manyModels, mlEntity } from '../__testUtils__/exampleOrg';
import { onEachDatabase } from '../__testUtils__/onEachDatabase';
import { OUTSIDER } from '../__testUtils__/startBackend';
import { exportScorecards } from './exportScorecards';

jest.setTimeout(120_000);

const HEADER =
  '\ufeffentityRef,kind,title,owner,operatedBy,system,type,lifecycle,tier,verdict,systemVerdict,headline,weakestLink,weakestLinkOwner,level,systemLevel,retrain,deploy,observe,recover,primaryCause,known,applicable,traceabilityPass,traceabilityApplicable,reproducibilityPass,reproducibilityApplicable,versioningPass,versioningApplicable,workflowPass,workflowApplicable,observabilityPass,observabilityApplicable,ownershipPass,ownershipApplicable,evaluatedAt,nextChangeAt';

/** Parses rows of a file without quotes or line breaks in cells. */
function rowsOf(text: string): Record<string, string>[] {
  const [header, ...lines] = text.split('\r\n').slice(0, -1);
  expect(header).toBe(HEADER);
  const names = header.slice(1).split(',');
  return lines.map(line =>
    Object.fromEntries(
      line
        .match(/(?<=^|,)(?:"[^"]*"|[^,]*)/g)!
        .map((cell, i) => [names[i], cell.replace(/^"|"$/g, '')]),
    ),
  );
}

onEachDatabase('scorecards as CSV', start => {
  it('contain the filtered and sorted list', async () => {
    const { get, evaluate } = await start({ entities: company() });
    await evaluate();

    const file = await get('/scorecards.csv');
    expect(file.status).toBe(200);
    expect(file.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(file.headers['content-disposition']).toBe(
      'attachment; filename="scorecards.csv"',
    );
    const { body } = await get('/scorecards?limit=500');
    const rows = rowsOf(file.text);
    expect(rows.map(({ entityRef }) => entityRef)).toEqual(
      body.items.map((item: { entityRef: string }) => item.entityRef),
    );
    const shown = body.items.find(
      (item: { entityRef: string }) => item.entityRef === 'model:default/churn',
    );
    expect(
      rows.find(({ entityRef }) => entityRef === 'model:default/churn'),
    ).toEqual({
      entityRef: 'model:default/churn',
      kind: 'Model',
      title: 'The churn',
      owner: 'group:default/growth',
      operatedBy: 'group:default/platform',
      system: shown.system ?? '',
      type: shown.type,
      lifecycle: shown.lifecycle,
      tier: '1',
      verdict: 'no',
      systemVerdict: 'no',
      headline: shown.headline,
      weakestLink: shown.weakestLink.entityRef,
      weakestLinkOwner: shown.weakestLink.owner,
      level: '0',
      systemLevel: '0',
      retrain: String(shown.abilities.retrain.level),
      deploy: String(shown.abilities.deploy.level),
      observe: String(shown.abilities.observe.level),
      recover: String(shown.abilities.recover.level),
      primaryCause: shown.primaryCause,
      known: String(shown.coverage.known),
      applicable: String(shown.coverage.applicable),
      evaluatedAt: shown.evaluatedAt,
      nextChangeAt: shown.nextChangeAt ?? '',
      traceabilityPass: '0',
      traceabilityApplicable: '2',
      reproducibilityPass: '0',
      reproducibilityApplicable: '2',
      versioningPass: '2',
      versioningApplicable: '10',
      workflowPass: '1',
      workflowApplicable: '14',
      observabilityPass: '0',
      observabilityApplicable: '7',
      ownershipPass: '5',
      ownershipApplicable: '16',
    });

    const query = 'kind=model&kind=Dataset&tier=1&sort=owner&order=desc';
    const narrowed = rowsOf((await get(`/scorecards.csv?${query}`)).text);
    const list = (await get(`/scorecards?limit=500&${query}`)).body;
    expect(narrowed.length).toBeLessThan(rows.length);
    expect(narrowed.map(({ entityRef }) => entityRef)).toEqual(
      list.items.map((item: { entityRef: string }) => item.entityRef),
    );
  });

  it('contain only what the caller may read, and are rejected without that permission', async () => {
    const entities = company();
    const { get, evaluate, anonymous, knex } = await start({
      entities,
      hidden: ['model:default/churn'],
    });
    await evaluate();

    const forLena = rowsOf((await get('/scorecards.csv')).text);
    const forOtto = rowsOf((await get('/scorecards.csv', OUTSIDER)).text);
    expect(forOtto.map(({ entityRef }) => entityRef)).toEqual(
      forLena
        .map(({ entityRef }) => entityRef)
        .filter(ref => ref !== 'model:default/churn'),
    );
    expect((await anonymous('/scorecards.csv')).status).toBe(401);

    const closed = await start({
      knex,
      entities,
      denied: ['ml-ownership.scorecard.read'],
    });
    expect((await closed.get('/scorecards.csv')).status).toBe(403);
  });

  it('report an invalid request before the file starts', async () => {
    const { get } = await start({ entities: [] });
    expect((await get('/scorecards.csv?tier=9')).status).toBe(400);
    expect((await get('/scorecards.csv?kind=Robot')).body.error).toEqual(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringContaining('Robot'),
      }),
    );
    expect(rowsOf((await get('/scorecards.csv')).text)).toEqual([]);
  });

  it('prevent spreadsheets from executing entity titles as formulas', async () => {
    const formula = mlEntity('Model', 'formula');
    formula.metadata.title = '=HYPERLINK("https://example.com")';
    const { get, evaluate } = await start({ entities: [formula] });
    await evaluate();
    expect((await get('/scorecards.csv')).text).toContain(
      `,"'=HYPERLINK(""https://example.com"")",`,
    );
  });

  it('read a thousand rows at a time, each row once', async () => {
    const { get, evaluate, knex } = await start({ entities: manyModels(700) });
    await evaluate();
    await get('/scorecards');

    let statements = 0;
    knex.on('query', () => {
      statements += 1;
    });
    const rows = rowsOf((await get('/scorecards.csv?sort=level')).text);
    expect(new Set(rows.map(({ entityRef }) => entityRef)).size).toBe(2100);
    expect(rows).toHaveLength(2100);
    // Some statements of each thousand rows check whether the evaluation is behind.
    expect(statements).toBe(13);
  });

  it('are streamed through the client', async () => {
    const { get, evaluate } = await start({ entities: company() });
    await evaluate();
    const client = new MlOwnershipClient({
      discoveryApi: { getBaseUrl: async () => 'http://test' },
      fetchApi: {
        fetch: async input => {
          const { status, text } = await get(
            String(input).replace('http://test/v1', ''),
          );
          return new Response(text, { status });
        },
      },
    });
    const response = await client.exportScorecards({ kind: ['Pipeline'] });
    // Response.text() removes the byte order mark.
    const rows = rowsOf(
      new TextDecoder('utf-8', { ignoreBOM: true }).decode(
        await response.arrayBuffer(),
      ),
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(
      new Set(['Pipeline']),
    );
    await expect(client.exportScorecards({ kind: ['Robot'] })).rejects.toThrow(
      '400',
    );
  });
});

describe('exportScorecards', () => {
  it('rejects more rows than the limit, with the number of rows', async () => {
    const page = jest.fn(async () => ({
      items: [],
      totalItems: 50_001,
      pageInfo: { nextCursor: 'more' },
    }));
    await expect(
      exportScorecards({ page }, {}, mockCredentials.user()),
    ).rejects.toThrow('50001 scorecards match; exports are limited to 50000');
    expect(page).toHaveBeenCalledTimes(1);
  });

  it('aborts the file if further rows cannot be read', async () => {
    const page = jest
      .fn()
      .mockResolvedValueOnce({
        items: [],
        totalItems: 2000,
        pageInfo: { nextCursor: 'more' },
      })
      .mockRejectedValueOnce(new Error('The database went away'));
    const pieces = await exportScorecards({ page }, {}, mockCredentials.user());
    await expect(
      (async () => {
        for await (const piece of pieces) {
          expect(piece).toBeDefined();
        }
      })(),
    ).rejects.toThrow('The database went away');
  });
});
