import { parseEntityRef } from '@backstage/catalog-model';
import {
  DrillState,
  MissingPeople,
  MissingPerson,
  MissingRole,
  Team,
  TeamDrillCounts,
  TeamsPage,
  TeamSummary,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { VisibilityFilter } from '../catalog/ReadableEntities';
import { whereContainsTerms } from '../search/whereContainsTerms';
import {
  CurrentScorecards,
  ScorecardsNow,
} from '../scorecards/CurrentScorecards';
import { groupScorecards, rollUp, ScorecardGroup } from '../scorecards/rollUp';
import { TeamStore } from './TeamStore';

interface TeamRow {
  group_ref: string;
  title: string;
  parent: string | null;
  member_count: number;
  missing: number;
}

const MOST_MISSING = 1000;
const MOST_ENTITIES = 5;

const NO_DRILLS: TeamDrillCounts = { passed: 0, partlyPassed: 0, failed: 0 };

/** Count of a team that a finished drill adds to, by state of the drill. */
const COUNT_OF_STATE = {
  passed: 'passed',
  'partly-passed': 'partlyPassed',
  failed: 'failed',
} as const satisfies Partial<Record<DrillState, keyof TeamDrillCounts>>;

type Part = 'owner' | 'operated_by';
type Groups = (ScorecardGroup & { team: string })[];

/**
 * The {@link TeamStore} on SQLite and PostgreSQL.
 */
export class DatabaseTeamStore implements TeamStore {
  constructor(
    private readonly client: Knex,
    private readonly current: CurrentScorecards,
  ) {}

  async page(
    query: { q?: string; limit: number; offset: number },
    readable: VisibilityFilter,
  ): Promise<Omit<TeamsPage, 'pageInfo'>> {
    const active = () =>
      this.listed(
        this.known(readable).whereIn(
          'group_ref',
          this.ancestorsOfActive(readable),
        ),
        readable,
      ).modify(builder => {
        if (query.q) {
          whereContainsTerms(builder, 'search_text', query.q);
        }
      });
    const rows: (TeamRow & { total: number | string })[] = await active()
      .select('*', this.client.raw('count(*) over () as total'))
      .orderBy(['missing', 'search_text', 'group_ref'])
      .limit(query.limit)
      .offset(query.offset);
    // Beyond the last page there is no row with the total.
    const [{ total }] =
      rows.length > 0 ? rows : await active().count({ total: '*' });
    return {
      items: await this.summarize(rows, readable),
      totalItems: Number(total),
    };
  }

  async get(
    groupRef: string,
    readable: VisibilityFilter,
  ): Promise<Team | undefined> {
    const rows: TeamRow[] = await this.listed(
      this.known(readable),
      readable,
    ).where(builder =>
      builder.where({ group_ref: groupRef }).orWhere({ parent: groupRef }),
    );
    const summaries = await this.summarize(rows, readable);
    const team = summaries.find(item => item.entityRef === groupRef);
    return (
      team && {
        ...team,
        children: summaries
          .filter(
            item =>
              item.entityRef !== groupRef &&
              item.owned.total + item.operated.total > 0,
          )
          .sort((a, b) => a.title.localeCompare(b.title)),
      }
    );
  }

  async missing(readable: VisibilityFilter): Promise<MissingPeople> {
    const named = () =>
      readable.restrict(
        this.client('missing_people'),
        'missing_people.entity_ref',
      );
    const [{ count }] = await named().countDistinct({ count: 'missing_ref' });
    const most = named()
      .select('missing_ref')
      .groupBy('missing_ref')
      .orderByRaw('count(*) desc, missing_ref')
      .limit(MOST_MISSING);
    const ranked = named()
      .join('scorecards', 'scorecards.entity_ref', 'missing_people.entity_ref')
      .whereIn('missing_ref', most)
      .select('missing_ref', 'role', 'scorecards.entity_ref', 'title')
      .select(
        this.client.raw(
          'row_number() over (partition by missing_ref, role order by sort_title, scorecards.entity_ref) as place',
        ),
        this.client.raw(
          'count(*) over (partition by missing_ref, role) as total',
        ),
      );
    const rows: MissingRow[] = await this.client
      .from(ranked.as('ranked'))
      .where('place', '<=', MOST_ENTITIES)
      .orderBy(['missing_ref', 'role', 'place'])
      .select('missing_ref', 'role', 'entity_ref', 'title', 'total');
    return { items: toMissing(rows), totalItems: Number(count) };
  }

  /** Groups of the catalog that the caller may read. */
  private known(readable: VisibilityFilter): Knex.QueryBuilder {
    return readable
      .restrict(this.client('teams'), 'group_ref')
      .select('group_ref', 'title', 'search_text', 'parent', 'member_count')
      .select(this.client.raw('0 as missing'));
  }

  /** The given groups, including those that readable entities name and the catalog does not have. */
  private listed(
    known: Knex.QueryBuilder,
    readable: VisibilityFilter,
  ): Knex.QueryBuilder {
    const missing = readable
      .restrict(this.client('missing_people'), 'missing_people.entity_ref')
      .distinct('missing_ref as group_ref')
      .select(
        'missing_ref as title',
        'missing_ref as search_text',
        this.client.raw('cast(null as text) as parent'),
        this.client.raw('0 as member_count'),
        this.client.raw('1 as missing'),
      )
      .whereLike('missing_ref', 'group:%');
    return this.client.from(known.unionAll(missing).as('listed'));
  }

  private async summarize(
    rows: TeamRow[],
    readable: VisibilityFilter,
  ): Promise<TeamSummary[]> {
    const refs = rows.map(row => row.group_ref);
    const tree: { ancestor: string; descendant: string }[] = await this.client(
      'team_tree',
    ).whereIn('ancestor', refs);
    const absent = rows
      .filter(({ missing }) => missing)
      .map(({ group_ref: ref }) => ref);
    tree.push(...absent.map(ref => ({ ancestor: ref, descendant: ref })));
    const scorecards = await this.current.open();
    const owned = byTeam(
      tree,
      await this.groups(scorecards, 'owner', refs, readable),
    );
    const operated = byTeam(
      tree,
      await this.groups(scorecards, 'operated_by', refs, readable),
    );
    const drills = await this.drills(refs, readable);
    const cycles = await this.cycles(refs);
    return rows.map(row => ({
      entityRef: row.group_ref,
      title: row.missing ? parseEntityRef(row.group_ref).name : row.title,
      parent: row.parent && readable.has(row.parent) ? row.parent : undefined,
      members: row.member_count,
      owned: rollUp(owned.get(row.group_ref) ?? []),
      operated: rollUp(operated.get(row.group_ref) ?? []),
      drills: drills.get(row.group_ref) ?? NO_DRILLS,
      groupCycle: cycleOf(row, cycles, readable),
      missing: row.missing ? true : undefined,
    }));
  }

  /** Groups that are both above and below each of the given groups. */
  private async cycles(refs: string[]): Promise<Map<string, string[]>> {
    const rows: { group: string; other: string }[] = await this.client(
      'team_tree as down',
    )
      .join('team_tree as up', function both() {
        this.on('up.ancestor', 'down.descendant').andOn(
          'up.descendant',
          'down.ancestor',
        );
      })
      .whereIn('down.ancestor', refs)
      .whereRaw('?? <> ??', ['down.ancestor', 'down.descendant'])
      .select({ group: 'down.ancestor', other: 'down.descendant' });
    const cycles = new Map<string, string[]>();
    for (const { group, other } of rows) {
      cycles.set(group, [...(cycles.get(group) ?? []), other]);
    }
    return cycles;
  }

  /** Drills that each of the given groups has done, including the groups below it. */
  private async drills(
    refs: string[],
    readable: VisibilityFilter,
  ): Promise<Map<string, TeamDrillCounts>> {
    const rows: {
      ancestor: string;
      state: keyof typeof COUNT_OF_STATE;
      count: number | string;
    }[] = await readable
      .restrict(this.client('drills'), 'drills.entity_ref')
      .join('team_tree', 'team_tree.descendant', 'drills.performing_team')
      .whereIn('team_tree.ancestor', refs)
      .whereIn('drills.state', Object.keys(COUNT_OF_STATE))
      .groupBy('team_tree.ancestor', 'drills.state')
      .select('team_tree.ancestor', 'drills.state')
      .count({ count: '*' });
    const counts = new Map<string, TeamDrillCounts>();
    for (const { ancestor, state, count } of rows) {
      const known = counts.get(ancestor) ?? NO_DRILLS;
      counts.set(ancestor, {
        ...known,
        [COUNT_OF_STATE[state]]: Number(count),
      });
    }
    return counts;
  }

  /** Scorecard counts for each of the given groups, including the groups below it. */
  private async groups(
    { table }: ScorecardsNow,
    part: Part,
    refs: string[],
    readable: VisibilityFilter,
  ): Promise<Groups> {
    const groups = await groupScorecards(
      readable.restrict(
        table().where(builder =>
          builder
            .whereIn(
              part,
              this.client('team_tree')
                .select('descendant')
                .whereIn('ancestor', refs),
            )
            // Groups missing from the catalog are not in the group tree.
            .orWhereIn(part, refs),
        ),
        'scorecards.entity_ref',
      ),
      part,
    );
    return groups.map(group => ({ ...group, team: group[part] }));
  }

  private ancestorsOfActive(readable: VisibilityFilter): Knex.QueryBuilder {
    const { client } = this;
    const active = readable
      .restrict(client('scorecards'), 'scorecards.entity_ref')
      .select('owner', 'operated_by')
      .groupBy('owner', 'operated_by');
    return client('team_tree')
      .select('ancestor')
      .whereIn(
        'descendant',
        client
          .with('active', active)
          .select('owner')
          .from('active')
          .union(client.select('operated_by').from('active')),
      );
  }
}

interface MissingRow {
  missing_ref: string;
  role: MissingRole;
  entity_ref: string;
  title: string;
  total: number | string;
}

/** Most often named first. */
function toMissing(rows: readonly MissingRow[]): MissingPerson[] {
  const people = new Map<string, MissingPerson>();
  for (const row of rows) {
    const person = people.get(row.missing_ref) ?? {
      entityRef: row.missing_ref,
      roles: [],
    };
    people.set(row.missing_ref, person);
    let role = person.roles.find(known => known.role === row.role);
    if (!role) {
      role = { role: row.role, totalItems: Number(row.total), entities: [] };
      person.roles.push(role);
    }
    role.entities.push({ entityRef: row.entity_ref, title: row.title });
  }
  const named = ({ roles }: MissingPerson) =>
    roles.reduce((sum, { totalItems }) => sum + totalItems, 0);
  return [...people.values()].sort((a, b) => named(b) - named(a));
}

/** Groups rows by team, including those of the groups below it. */
function byTeam(
  tree: { ancestor: string; descendant: string }[],
  groups: Groups,
): Map<string, Groups> {
  const byOwner = new Map<string, Groups>();
  for (const group of groups) {
    append(byOwner, group.team, [group]);
  }
  const result = new Map<string, Groups>();
  for (const { ancestor, descendant } of tree) {
    append(result, ancestor, byOwner.get(descendant) ?? []);
  }
  return result;
}

function append<T>(map: Map<string, T[]>, key: string, values: T[]) {
  const list = map.get(key);
  if (list) {
    list.push(...values);
  } else {
    map.set(key, [...values]);
  }
}

/** The group cycle that contains a group, limited to the groups that the reader may see. */
function cycleOf(
  { group_ref: ref, parent }: TeamRow,
  cycles: ReadonlyMap<string, string[]>,
  readable: VisibilityFilter,
): string[] | undefined {
  const others = cycles.get(ref);
  return others || parent === ref
    ? [ref, ...(others ?? [])].filter(other => readable.has(other)).sort()
    : undefined;
}
