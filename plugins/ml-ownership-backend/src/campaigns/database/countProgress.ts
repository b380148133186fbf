import {
  CampaignEntityStatus,
  CampaignProgress,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { VisibilityFilter } from '../../catalog/ReadableEntities';
import { ScorecardsNow } from '../../scorecards/CurrentScorecards';
import { selectStatusCounts } from './selectStatuses';

/** Counts the entities of some campaigns by status. */
export async function countProgress(
  client: Knex,
  now: ScorecardsNow,
  ids: readonly string[],
  readable: VisibilityFilter,
): Promise<Map<string, CampaignProgress>> {
  const rows: {
    id: string;
    status: CampaignEntityStatus;
    entities: number | string;
  }[] = await client
    .from(selectStatusCounts(client, now, ids, readable).as('statuses'))
    .select('id', 'status')
    .sum({ entities: 'entities' })
    .groupBy('id', 'status');
  return new Map(
    ids.map(id => {
      const count = (status: CampaignEntityStatus) =>
        Number(
          rows.find(row => row.id === id && row.status === status)?.entities ??
            0,
        );
      return [
        id,
        {
          total: count('met') + count('open'),
          met: count('met'),
          notInScope: count('not-in-scope'),
          notApplicable: count('not-applicable'),
        },
      ];
    }),
  );
}
