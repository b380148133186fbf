import {
  ABILITIES,
  CampaignEntity,
  CampaignPoint,
  CampaignProgress,
  CampaignStanding,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { z } from 'zod';
import { Readable } from '../catalog/ReadableEntities';
import { pageByTime } from '../database/pageByTime';
import { readNextSteps, ScorecardRow } from '../scorecards/ScorecardRow';
import { addUp } from './addUp';
import { CampaignRow } from './CampaignRow';
import { CampaignStore, EntityPosition, OwnerProgress } from './CampaignStore';

const filterSchema = z.object({
  state: z.enum(['open', 'closed', 'all']).optional(),
});

/** Where what has no tier is sorted. */
const NO_TIER = 9;
const TIER = `coalesce(standings.tier, ${NO_TIER})`;

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
    | 'times'
    | 'evaluated_at'
  > {
  kind: CampaignEntity['kind'];
  reached: number | null;
  ability: CampaignRow['ability'];
  standing: CampaignStanding;
}

/**
 * The {@link CampaignStore} on SQLite and PostgreSQL.
 *
 * A campaign holds no list of entities: its scope is joined to the stored scorecards whenever somebody asks.
 */
export class DatabaseCampaignStore implements CampaignStore {
  constructor(private readonly client: Knex) {}

  async page(
    query: {
      state?: 'open' | 'closed' | 'all';
      limit?: number;
      cursor?: string;
    },
    readable: Readable,
  ): Promise<{ rows: CampaignRow[]; nextCursor?: string }> {
    return pageByTime<CampaignRow, z.infer<typeof filterSchema>>(
      'due_at',
      {
        limit: query.limit,
        cursor: query.cursor,
        filterSchema,
        filter: () => ({ state: query.state }),
      },
      ({ state = 'open' }) =>
        this.visible(readable).modify(builder => {
          if (state !== 'all') {
            narrow(builder, state);
          }
        }),
    );
  }

  async get(id: string, readable: Readable): Promise<CampaignRow | undefined> {
    return this.visible(readable).where({ id }).first();
  }

  async current(today: string, endedSince: string): Promise<CampaignRow[]> {
    return this.client('campaigns')
      .where('starts_at', '<=', today)
      .where('due_at', '>=', endedSince)
      .where(builder =>
        builder.whereNull('closed_at').orWhere('closed_at', '>=', endedSince),
      )
      .orderBy('id');
  }

  async countOpen(): Promise<number> {
    const [{ count }] = await this.client('campaigns')
      .whereNull('closed_at')
      .count({ count: '*' });
    return Number(count);
  }

  async insert(row: CampaignRow): Promise<void> {
    await this.client('campaigns').insert(row);
  }

  async change(
    id: string,
    from: 'open' | 'closed',
    change: Partial<CampaignRow>,
  ): Promise<boolean> {
    const changed = await this.client('campaigns')
      .where({ id })
      .modify(builder => narrow(builder, from))
      .update(change);
    return changed > 0;
  }

  async progress(
    ids: readonly string[],
    readable: Readable,
  ): Promise<Map<string, CampaignProgress>> {
    const rows: {
      id: string;
      standing: CampaignStanding;
      entities: number | string;
    }[] = await this.client
      .from(this.standings(ids, readable).as('standings'))
      .select('id', 'standing')
      .count({ entities: '*' })
      .groupBy('id', 'standing');
    return new Map(
      ids.map(id => {
        const count = (standing: CampaignStanding) =>
          Number(
            rows.find(row => row.id === id && row.standing === standing)
              ?.entities ?? 0,
          );
        return [
          id,
          {
            total: count('met') + count('left'),
            met: count('met'),
            notInScope: count('not-in-scope'),
            notApplicable: count('not-applicable'),
          },
        ];
      }),
    );
  }

  async owners(
    ids: readonly string[],
    readable: Readable,
  ): Promise<Map<string, OwnerProgress[]>> {
    const rows: {
      id: string;
      owner: string;
      total: number | string;
      met: number | string;
    }[] = await this.client
      .from(this.standings(ids, readable).as('standings'))
      .whereIn('standing', ['met', 'left'])
      .select(
        'id',
        'owner',
        this.client.raw(
          `sum(case when standing = 'met' then 1 else 0 end) as met`,
        ),
      )
      .count({ total: '*' })
      .groupBy('id', 'owner')
      .orderBy('owner');
    const owners = new Map<string, OwnerProgress[]>(ids.map(id => [id, []]));
    for (const { id, owner, total, met } of rows) {
      owners.get(id)!.push({ owner, total: Number(total), met: Number(met) });
    }
    return owners;
  }

  async history(
    id: string,
    days: readonly string[],
    readable: Readable,
  ): Promise<CampaignPoint[]> {
    const { client } = this;
    const counts = (standing: string) =>
      `(case when ${standing} in ('met', 'left') then 1 else 0 end)`;
    const meets = (standing: string) =>
      `(case when ${standing} = 'met' then 1 else 0 end)`;
    const changes = client
      .from(this.inScope([id], readable).as('scoped'))
      .join(
        { changes: 'scorecard_changes' },
        'changes.entity_ref',
        'scoped.entity_ref',
      )
      .select(
        'changes.id',
        'changes.entity_ref',
        'changes.changed_at',
        client.raw(`${standingOf('changes', 'scoped')} as standing`),
      );
    const steps = client
      .from(changes.as('changes'))
      .select(
        'changed_at',
        'standing',
        client.raw(
          'lag(standing) over (partition by entity_ref order by id) as previous',
        ),
      );
    const rows: {
      day: string;
      total: number | string;
      met: number | string;
    }[] = await client
      .from(steps.as('steps'))
      .select(
        client.raw('substr(changed_at, 1, 10) as day'),
        client.raw(
          `sum(${counts('standing')} - ${counts('previous')}) as total`,
        ),
        client.raw(`sum(${meets('standing')} - ${meets('previous')}) as met`),
      )
      .groupByRaw('substr(changed_at, 1, 10)')
      .orderBy('day');
    return addUp(rows, days);
  }

  async entities(
    query: {
      id: string;
      standing?: CampaignStanding[];
      limit: number;
      after?: EntityPosition;
    },
    readable: Readable,
  ): Promise<{
    items: CampaignEntity[];
    totalItems: number;
    next?: EntityPosition;
  }> {
    const matching = () =>
      this.client
        .from(this.standings([query.id], readable).as('standings'))
        .modify(builder => {
          if (query.standing) {
            builder.whereIn('standing', query.standing);
          }
        });
    const [{ count }] = await matching().count({ count: '*' });
    const rows: EntityRow[] = await matching()
      .join('scorecards', 'scorecards.entity_ref', 'standings.entity_ref')
      .select(
        'standings.*',
        'scorecards.summary',
        'scorecards.detail',
        'scorecards.times',
        'scorecards.evaluated_at',
      )
      .modify(builder => {
        if (query.after) {
          const { tier, title, ref } = query.after;
          builder.whereRaw(
            `(${TIER}, standings.sort_title, standings.entity_ref) > (?, ?, ?)`,
            [tier, title, ref],
          );
        }
      })
      .orderByRaw(`${TIER}, standings.sort_title, standings.entity_ref`)
      .limit(query.limit + 1);
    const shown = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? shown.at(-1) : undefined;
    return {
      items: shown.map(toCampaignEntity),
      totalItems: Number(count),
      next: last && {
        tier: last.tier ?? NO_TIER,
        title: last.sort_title,
        ref: last.entity_ref,
      },
    };
  }

  /** Campaigns of which both team and system may be read. */
  private visible(readable: Readable): Knex.QueryBuilder {
    return this.client('campaigns').where(builder => {
      for (const column of ['team', 'system']) {
        builder.where(either =>
          either
            .whereNull(column)
            .orWhere(named =>
              readable.restrict(named.whereNotNull(column), column),
            ),
        );
      }
    });
  }

  /** Each entity in the scope of each of some campaigns, with the goal. */
  private inScope(
    ids: readonly string[],
    readable: Readable,
  ): Knex.QueryBuilder {
    const { client } = this;
    return readable
      .restrict(client('scorecards'), 'scorecards.entity_ref')
      .join('campaigns', join =>
        join
          .on(
            client.raw(`(campaigns.kinds = '' or ${listed('kinds', 'kind')})`),
          )
          .andOn(
            client.raw(`(campaigns.tiers = '' or ${listed('tiers', 'tier')})`),
          )
          .andOn(
            client.raw(
              '(campaigns.system is null or campaigns.system = scorecards.system)',
            ),
          )
          .andOn(
            client.raw(
              `(campaigns.team is null or exists (
                select 1 from team_tree
                where team_tree.ancestor = campaigns.team and team_tree.descendant = scorecards.owner
              ))`,
            ),
          ),
      )
      .whereIn('campaigns.id', [...ids])
      .select(
        'campaigns.id',
        'campaigns.ability',
        { goal: 'campaigns.level' },
        'scorecards.entity_ref',
        'scorecards.kind',
        'scorecards.title',
        'scorecards.sort_title',
        'scorecards.tier',
        'scorecards.owner',
        'scorecards.verdict',
        'scorecards.level',
        ...ABILITIES.map(ability => `scorecards.${ability}`),
      );
  }

  /** What is in scope, and how it stands now. */
  private standings(
    ids: readonly string[],
    readable: Readable,
  ): Knex.QueryBuilder {
    const { client } = this;
    return client
      .from(this.inScope(ids, readable).as('scoped'))
      .select(
        'id',
        'ability',
        'entity_ref',
        'kind',
        'title',
        'sort_title',
        'tier',
        'owner',
        'verdict',
        client.raw(`${reachedBy('scoped', 'scoped')} as reached`),
        client.raw(`${standingOf('scoped', 'scoped')} as standing`),
      );
  }
}

function narrow(builder: Knex.QueryBuilder, state: 'open' | 'closed'): void {
  if (state === 'open') {
    builder.whereNull('closed_at');
  } else {
    builder.whereNotNull('closed_at');
  }
}

function listed(list: string, column: string): string {
  return `campaigns.${list} like '%,' || scorecards.${column} || ',%'`;
}

/**
 * The level that an entity has in what a goal is about, in SQL; null where that does not apply to it.
 *
 * @param entity - the table that says how the entity stands
 * @param goal - the table that says what is asked for
 */
function reachedBy(entity: string, goal: string): string {
  const cases = ABILITIES.map(
    ability => `when '${ability}' then ${entity}.${ability}`,
  );
  return `case ${goal}.ability ${cases.join(' ')} else ${entity}.level end`;
}

/** How an entity stands, in SQL; null where the catalog did not have it. */
function standingOf(entity: string, goal: string): string {
  const reached = `(${reachedBy(entity, goal)})`;
  return `case
    when ${entity}.verdict is null then null
    when ${entity}.verdict = 'not-in-scope' then 'not-in-scope'
    when ${reached} is null then 'not-applicable'
    when ${reached} >= ${goal}.goal then 'met'
    else 'left'
  end`;
}

function toCampaignEntity(row: EntityRow): CampaignEntity {
  return {
    entityRef: row.entity_ref,
    kind: row.kind,
    title: row.title,
    tier: row.tier ?? undefined,
    owner: row.owner || undefined,
    verdict: row.verdict as CampaignEntity['verdict'],
    level: row.reached ?? undefined,
    standing: row.standing,
    nextStep:
      row.standing === 'left'
        ? readNextSteps(row, row.ability ?? undefined)[0]
        : undefined,
  };
}
