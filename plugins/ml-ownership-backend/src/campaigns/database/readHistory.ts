import {
  CampaignPoint,
  ML_KINDS,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { VisibilityFilter } from '../../catalog/ReadableEntities';
import { ScorecardsNow } from '../../scorecards/CurrentScorecards';
import { toCumulativeSeries } from '../toCumulativeSeries';
import { joinScope, statusOf } from './selectStatuses';

/** Changes in the numbers of a campaign on one day. */
interface ChangesOfDay {
  day: string;
  total: number | string;
  met: number | string;
}

/** Numbers of a campaign at the end of some days. */
export async function readHistory(
  client: Knex,
  now: ScorecardsNow,
  query: { id: string; days: readonly string[] },
  readable: VisibilityFilter,
): Promise<CampaignPoint[]> {
  const changes: ChangesOfDay[] = [];
  // One statement per kind: a single statement for all kinds would block other statements for too long.
  for (const kind of ML_KINDS) {
    const scorecards = readable
      .restrict(now.table(), 'scorecards.entity_ref')
      .where('scorecards.kind', kind);
    changes.push(...(await changesByDay(client, query.id, scorecards)));
  }
  changes.sort((a, b) => (a.day < b.day ? -1 : 1));
  return toCumulativeSeries(changes, query.days);
}

async function changesByDay(
  client: Knex,
  id: string,
  scorecards: Knex.QueryBuilder,
): Promise<ChangesOfDay[]> {
  const counts = (status: string) =>
    `(case when ${status} in ('met', 'open') then 1 else 0 end)`;
  const meets = (status: string) =>
    `(case when ${status} = 'met' then 1 else 0 end)`;
  const changes = client
    .from(joinScope(client, scorecards, [id], ['entity_ref']).as('scoped'))
    .join(
      { changes: 'scorecard_changes' },
      'changes.entity_ref',
      'scoped.entity_ref',
    )
    .select(
      'changes.id',
      'changes.entity_ref',
      'changes.changed_at',
      client.raw(`${statusOf('changes', 'scoped')} as status`),
    );
  const steps = client
    .from(changes.as('changes'))
    .select(
      'changed_at',
      'status',
      client.raw(
        'lag(status) over (partition by entity_ref order by id) as previous',
      ),
    );
  return client
    .from(steps.as('steps'))
    .select(
      client.raw('substr(changed_at, 1, 10) as day'),
      client.raw(`sum(${counts('status')} - ${counts('previous')}) as total`),
      client.raw(`sum(${meets('status')} - ${meets('previous')}) as met`),
    )
    .groupByRaw('substr(changed_at, 1, 10)');
}
