import {
  CampaignEntityStatus,
  CampaignProgress,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { VisibilityFilter } from '../../catalog/ReadableEntities';
import { ScorecardsNow } from '../../scorecards/CurrentScorecards';
import { CampaignTarget } from '../CampaignRow';
import { Campaigns, selectStatusCounts } from './selectStatuses';

interface CountRow {
  id: string;
  status: CampaignEntityStatus;
  entities: number | string;
}

/** Counts the entities of some campaigns by status. */
export async function countProgress(
  client: Knex,
  now: ScorecardsNow,
  ids: readonly string[],
  readable: VisibilityFilter,
): Promise<Map<string, CampaignProgress>> {
  const rows = await readCounts(client, now, ids, readable);
  return new Map(
    ids.map(id => [id, toProgress(rows.filter(row => row.id === id))]),
  );
}

/** Counts the entities of a campaign that is not stored by status. */
export async function countTarget(
  client: Knex,
  now: ScorecardsNow,
  target: CampaignTarget,
  readable: VisibilityFilter,
): Promise<CampaignProgress> {
  return toProgress(await readCounts(client, now, target, readable));
}

async function readCounts(
  client: Knex,
  now: ScorecardsNow,
  campaigns: Campaigns,
  readable: VisibilityFilter,
): Promise<CountRow[]> {
  return client
    .from(selectStatusCounts(client, now, campaigns, readable).as('statuses'))
    .select('id', 'status')
    .sum({ entities: 'entities' })
    .groupBy('id', 'status');
}

function toProgress(rows: readonly CountRow[]): CampaignProgress {
  const count = (status: CampaignEntityStatus) =>
    Number(rows.find(row => row.status === status)?.entities ?? 0);
  return {
    total: count('met') + count('open'),
    met: count('met'),
    notInScope: count('not-in-scope'),
    notApplicable: count('not-applicable'),
  };
}
