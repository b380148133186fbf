import {
  CampaignEntity,
  CampaignEntityStatus,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { createEventLoopYielder } from '../../async/createEventLoopYielder';
import { VisibilityFilter } from '../../catalog/ReadableEntities';
import { ScorecardsNow } from '../../scorecards/CurrentScorecards';
import { readNextSteps } from '../../scorecards/readNextSteps';
import { ScorecardRow } from '../../scorecards/ScorecardRow';
import { readWeakestLink } from '../../scorecards/readWeakestLink';
import { CampaignRow } from '../CampaignRow';
import { CampaignEntityQuery, EntityPosition } from '../CampaignStore';
import { selectStatuses } from './selectStatuses';

/** Sort value of entities without a tier. */
const NO_TIER = 9;
const TIER = `coalesce(statuses.tier, ${NO_TIER})`;

const ORDER = `${TIER}, statuses.sort_title, statuses.entity_ref`;

/** Columns that the list of a campaign shows and sorts by. */
const ENTITY_COLUMNS = [
  'entity_ref',
  'kind',
  'title',
  'sort_title',
  'tier',
  'owner',
  'verdict',
];

interface EntityRow
  extends Pick<
    ScorecardRow,
    | 'entity_ref'
    | 'title'
    | 'sort_title'
    | 'tier'
    | 'owner'
    | 'verdict'
    | 'summary'
    | 'detail'
    | 'state_timestamps'
    | 'evaluated_at'
  > {
  kind: CampaignEntity['kind'];
  reached: number | null;
  ability: CampaignRow['ability'];
  level_of: CampaignRow['level_of'];
  status: CampaignEntityStatus;
}

/** A page of the entities of a campaign, by tier and title. */
export async function pageEntities(
  client: Knex,
  now: ScorecardsNow,
  query: CampaignEntityQuery,
  readable: VisibilityFilter,
): Promise<{
  items: CampaignEntity[];
  totalItems: number;
  next?: EntityPosition;
}> {
  const matching = () => selectMatching(client, now, query, readable);
  const [{ count }] = await matching().count({ count: '*' });
  const page = matching()
    .select('statuses.*')
    .modify(builder => {
      if (query.after) {
        const { tier, title, ref } = query.after;
        builder.whereRaw(`(${ORDER}) > (?, ?, ?)`, [tier, title, ref]);
      }
    })
    .orderByRaw(ORDER)
    .limit(query.limit + 1);
  // Scorecards are large, so only those of the page are read.
  const rows: EntityRow[] = await client
    .from(page.as('statuses'))
    .join('scorecards', 'scorecards.entity_ref', 'statuses.entity_ref')
    .select(
      'statuses.*',
      'scorecards.summary',
      'scorecards.detail',
      'scorecards.state_timestamps',
      'scorecards.evaluated_at',
    )
    .orderByRaw(ORDER);
  const shown = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  const yieldToEventLoop = createEventLoopYielder();
  const items: CampaignEntity[] = [];
  for (const row of shown) {
    items.push(toCampaignEntity(row, readable));
    await yieldToEventLoop();
  }
  return {
    items,
    totalItems: Number(count),
    next: last && {
      tier: last.tier ?? NO_TIER,
      title: last.sort_title,
      ref: last.entity_ref,
    },
  };
}

function selectMatching(
  client: Knex,
  now: ScorecardsNow,
  { campaign, status }: CampaignEntityQuery,
  readable: VisibilityFilter,
): Knex.QueryBuilder {
  const scorecards = readable.restrict(now.table(), 'scorecards.entity_ref');
  return client
    .from(
      selectStatuses(
        client,
        scorecards,
        typeof campaign === 'string' ? [campaign] : campaign,
        ENTITY_COLUMNS,
      ).as('statuses'),
    )
    .modify(builder => {
      if (status) {
        builder.whereIn('status', status);
      }
    });
}

function toCampaignEntity(
  row: EntityRow,
  readable: VisibilityFilter,
): CampaignEntity {
  const isOpen = row.status === 'open';
  const weakestLink =
    isOpen && row.level_of === 'system'
      ? readWeakestLink(row, readable)
      : undefined;
  return {
    entityRef: row.entity_ref,
    kind: row.kind,
    title: row.title,
    tier: row.tier ?? undefined,
    owner: row.owner || undefined,
    verdict: row.verdict as CampaignEntity['verdict'],
    level: row.reached ?? undefined,
    status: row.status,
    nextStep: isOpen
      ? readNextSteps(row, row.ability ?? undefined)[0]
      : undefined,
    weakestLink:
      weakestLink?.entityRef === row.entity_ref ? undefined : weakestLink,
  };
}
