import { Knex } from 'knex';
import { VisibilityFilter } from '../../catalog/ReadableEntities';
import { ScorecardsNow } from '../../scorecards/CurrentScorecards';
import { OwnerProgress } from '../CampaignStore';
import { selectStatusCounts } from './selectStatuses';

/** Counts the entities of each owner in some campaigns. */
export async function countOwners(
  client: Knex,
  now: ScorecardsNow,
  ids: readonly string[],
  readable: VisibilityFilter,
): Promise<Map<string, OwnerProgress[]>> {
  const rows: {
    id: string;
    owner: string;
    total: number | string;
    met: number | string;
  }[] = await client
    .from(selectStatusCounts(client, now, ids, readable).as('statuses'))
    .whereIn('status', ['met', 'open'])
    .select(
      'id',
      'owner',
      client.raw(
        `sum(case when status = 'met' then entities else 0 end) as met`,
      ),
    )
    .sum({ total: 'entities' })
    .groupBy('id', 'owner')
    .orderBy('owner');
  const owners = new Map<string, OwnerProgress[]>(ids.map(id => [id, []]));
  for (const { id, owner, total, met } of rows) {
    owners.get(id)!.push({ owner, total: Number(total), met: Number(met) });
  }
  return owners;
}
