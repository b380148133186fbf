import { ABILITIES } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { VisibilityFilter } from '../../catalog/ReadableEntities';
import { ScorecardsNow } from '../../scorecards/CurrentScorecards';
import { CampaignTarget } from '../CampaignRow';

/** Ids of stored campaigns, or one goal and scope that is not stored. */
export type Campaigns = readonly string[] | CampaignTarget;

/** Columns that the scope and the goal of a campaign refer to. */
const SCOPE_COLUMNS = ['kind', 'tier', 'system', 'owner'];
const GOAL_COLUMNS = ['verdict', 'level', 'system_level', ...ABILITIES];

/** Joins scorecards with the campaigns whose scope they are in, and adds the goal. */
export function joinScope(
  client: Knex,
  scorecards: Knex.QueryBuilder,
  campaigns: Campaigns,
  columns: readonly string[],
): Knex.QueryBuilder {
  return scorecards
    .join(selectCampaigns(client, campaigns).as('campaigns'), join =>
      join
        .on(
          client.raw(
            `(campaigns.kinds = '[]' or ${inList('kinds', '"', 'kind')})`,
          ),
        )
        .andOn(
          client.raw(
            `(campaigns.tiers = '[]' or ${inList('tiers', '', 'tier')})`,
          ),
        )
        .andOn(
          client.raw(
            '(campaigns.system is null or campaigns.system = scorecards.system)',
          ),
        )
        .andOn(
          client.raw(
            `(campaigns.owner_group is null or campaigns.owner_group = scorecards.owner or exists (
              select 1 from team_tree
              where team_tree.ancestor = campaigns.owner_group and team_tree.descendant = scorecards.owner
            ))`,
          ),
        ),
    )
    .select(
      'campaigns.id',
      'campaigns.ability',
      'campaigns.level_of',
      { goal: 'campaigns.level' },
      ...new Set(
        [...columns, ...GOAL_COLUMNS].map(column => `scorecards.${column}`),
      ),
    );
}

function selectCampaigns(
  client: Knex,
  campaigns: Campaigns,
): Knex.QueryBuilder {
  return isTarget(campaigns)
    ? client.select(
        client.raw(`'' as id`),
        ...Object.entries(campaigns).map(([column, value]) =>
          client.raw(
            `cast(? as ${
              typeof value === 'number' ? 'integer' : 'text'
            }) as ??`,
            [value, column],
          ),
        ),
      )
    : client('campaigns').whereIn('id', [...campaigns]);
}

function isTarget(campaigns: Campaigns): campaigns is CampaignTarget {
  return !Array.isArray(campaigns);
}

/** Scorecards that are in scope, with their current status. */
export function selectStatuses(
  client: Knex,
  scorecards: Knex.QueryBuilder,
  campaigns: Campaigns,
  columns: readonly string[],
): Knex.QueryBuilder {
  return client
    .from(joinScope(client, scorecards, campaigns, columns).as('scoped'))
    .select(
      'id',
      'ability',
      'level_of',
      ...columns,
      client.raw(`${reachedBy('scoped', 'scoped')} as reached`),
      client.raw(`${statusOf('scoped', 'scoped')} as status`),
    );
}

/**
 * Counts the scorecards in scope by owner and current status. Many scorecards share the values that scopes and goals
 * refer to, so each campaign is compared with the few groups of equal values.
 */
export function selectStatusCounts(
  client: Knex,
  { table }: ScorecardsNow,
  campaigns: Campaigns,
  readable: VisibilityFilter,
): Knex.QueryBuilder {
  const alike = [...SCOPE_COLUMNS, ...GOAL_COLUMNS];
  const groups = readable
    .restrict(table(), 'scorecards.entity_ref')
    .select(...alike)
    .count({ entities: '*' })
    .groupBy(...alike);
  return selectStatuses(
    client,
    client.withMaterialized('alike', groups).from({ scorecards: 'alike' }),
    campaigns,
    ['owner', 'entities'],
  );
}

/**
 * Whether a JSON list of a campaign contains the value of a scorecard, in SQL. No listed value is part of another one.
 */
function inList(list: string, quote: string, column: string): string {
  return `campaigns.${list} like '%${quote}' || scorecards.${column} || '${quote}%'`;
}

/**
 * The level of an entity for a goal, in SQL; null if the goal does not apply to it. Only a Model has a system level.
 *
 * @param entity - table with the levels of the entity
 * @param goal - table with the goal
 */
function reachedBy(entity: string, goal: string): string {
  const cases = ABILITIES.map(
    ability => `when '${ability}' then ${entity}.${ability}`,
  );
  return `case
    when ${goal}.level_of = 'system' then coalesce(${entity}.system_level, ${entity}.level)
    else case ${goal}.ability ${cases.join(' ')} else ${entity}.level end
  end`;
}

/** Status of an entity, in SQL; null if the entity was not in the catalog. */
export function statusOf(entity: string, goal: string): string {
  const reached = `(${reachedBy(entity, goal)})`;
  return `case
    when ${entity}.verdict is null then null
    when ${entity}.verdict = 'not-in-scope' then 'not-in-scope'
    when ${reached} is null then 'not-applicable'
    when ${reached} >= ${goal}.goal then 'met'
    else 'open'
  end`;
}
