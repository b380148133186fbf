import { packLineage } from '../lineage';
import { Lineage } from '../schema/openapi';
import { MlOwnershipClient } from './MlOwnershipClient';

const REFUSAL = JSON.stringify({
  error: { name: 'ConflictError', message: 'Somebody was faster' },
  response: { statusCode: 409 },
});

describe('MlOwnershipClient', () => {
  const requests: string[] = [];
  const client = new MlOwnershipClient({
    discoveryApi: { getBaseUrl: async () => 'http://localhost/api' },
    fetchApi: {
      fetch: async input => {
        requests.push(String(input));
        return new Response(REFUSAL, {
          status: requests.length > 4 ? 409 : 200,
          headers: { 'Content-Type': 'application/json' },
        });
      },
    },
  });

  it('sends the start of a period under its own name', async () => {
    const query = { from: '2026-01-01', to: '2026-02-01' };
    await client.getHistory('model:default/a', query);
    await client.getChanges({ ...query, team: 'group:default/growth' });
    await client.getPortfolioHistory(query);
    await client.getTeamHistory('growth', query);
    expect(requests).toEqual(
      [
        '/v1/scorecards/model/default/a/history?',
        '/v1/changes?',
        '/v1/portfolio/history?',
        '/v1/teams/default/growth/history?',
      ].map(path =>
        expect.stringMatching(
          new RegExp(
            `${path.replace('?', '\\?')}from=2026-01-01&to=2026-02-01`,
          ),
        ),
      ),
    );
  });

  it('rejects with the message of the backend', async () => {
    await expect(client.getCollectors()).rejects.toMatchObject({
      name: 'ResponseError',
      cause: { name: 'ConflictError', message: 'Somebody was faster' },
    });
  });

  it('requests a packed lineage, and reads it packed or plain', async () => {
    const plain: Lineage = {
      root: 'model:default/a',
      nodes: [
        {
          entityRef: 'model:default/a',
          kind: 'Model',
          title: 'A',
          distance: 0,
          omittedNeighbours: { upstream: 0, downstream: 0 },
        },
      ],
      groups: [],
      edges: [],
      truncated: false,
      totals: { upstream: 0, downstream: 0, both: 0, shown: 0 },
      depths: {
        upstream: { farthest: 0, continues: false },
        downstream: { farthest: 0, continues: false },
      },
      hidden: 0,
      revision: 1,
    };
    for (const answer of [plain, packLineage(plain)]) {
      const asked: string[] = [];
      const reader = new MlOwnershipClient({
        discoveryApi: { getBaseUrl: async () => 'http://localhost/api' },
        fetchApi: {
          fetch: async input => {
            asked.push(String(input));
            return Response.json(answer);
          },
        },
      });
      expect(await reader.getLineage({ root: plain.root })).toEqual(plain);
      expect(asked).toEqual([
        'http://localhost/api/v1/lineage?root=model%3Adefault%2Fa&packed=true',
      ]);
    }
  });
});
