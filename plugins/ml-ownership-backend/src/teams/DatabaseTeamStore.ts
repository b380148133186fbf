import {
  Team,
  TeamDrillCounts,
  TeamsPage,
  TeamSummary,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { Readable } from '../catalog/ReadableEntities';
import { containsWords } from '../database/containsWords';
import { groupScorecards, rollUp, ScorecardGroup } from '../scorecards/rollUp';
import { TeamStore } from './TeamStore';

interface TeamRow {
  group_ref: string;
  title: string;
  parent: string | null;
  members: number;
}

type Part = 'owner' | 'operated_by';
type Groups = (ScorecardGroup & { team: string })[];

/**
 * The {@link TeamStore} on SQLite and PostgreSQL.
 */
export class DatabaseTeamStore implements TeamStore {
  constructor(private readonly client: Knex) {}

  async page(
    query: { q?: string; limit: number; offset: number },
    readable: Readable,
  ): Promise<Omit<TeamsPage, 'pageInfo'>> {
    const active = () =>
      readable.restrict(
        this.client('teams')
          .whereIn('group_ref', this.ancestorsOfActive(readable))
          .modify(builder => {
            if (query.q) {
              containsWords(builder, 'search_text', query.q);
            }
          }),
        'group_ref',
      );
    const [{ count }] = await active().count({ count: '*' });
    const rows: TeamRow[] = await active()
      .orderBy(['search_text', 'group_ref'])
      .limit(query.limit)
      .offset(query.offset);
    return {
      items: await this.summarize(rows, readable),
      totalItems: Number(count),
    };
  }

  async get(groupRef: string, readable: Readable): Promise<Team | undefined> {
    const rows: TeamRow[] = await readable.restrict(
      this.client('teams').where(builder =>
        builder.where({ group_ref: groupRef }).orWhere({ parent: groupRef }),
      ),
      'group_ref',
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
              item.owns.total + item.operates.total > 0,
          )
          .sort((a, b) => a.title.localeCompare(b.title)),
      }
    );
  }

  private async summarize(
    rows: TeamRow[],
    readable: Readable,
  ): Promise<TeamSummary[]> {
    const refs = rows.map(row => row.group_ref);
    const tree: { ancestor: string; descendant: string }[] = await this.client(
      'team_tree',
    ).whereIn('ancestor', refs);
    const owned = byTeam(tree, await this.groups('owner', refs, readable));
    const operated = byTeam(
      tree,
      await this.groups('operated_by', refs, readable),
    );
    const drills = await this.drills(refs, readable);
    return rows.map(row => ({
      entityRef: row.group_ref,
      title: row.title,
      parent: row.parent && readable.has(row.parent) ? row.parent : undefined,
      members: row.members,
      owns: rollUp(owned.get(row.group_ref) ?? []),
      operates: rollUp(operated.get(row.group_ref) ?? []),
      drills: drills.get(row.group_ref) ?? { passed: 0, failed: 0 },
    }));
  }

  /** Drills that each of some groups has done, itself or by a group under it. */
  private async drills(
    refs: string[],
    readable: Readable,
  ): Promise<Map<string, TeamDrillCounts>> {
    const rows: {
      ancestor: string;
      state: 'passed' | 'failed';
      count: number | string;
    }[] = await readable
      .restrict(this.client('drills'), 'drills.entity_ref')
      .join('team_tree', 'team_tree.descendant', 'drills.performing_team')
      .whereIn('team_tree.ancestor', refs)
      .whereIn('drills.state', ['passed', 'failed'])
      .groupBy('team_tree.ancestor', 'drills.state')
      .select('team_tree.ancestor', 'drills.state')
      .count({ count: '*' });
    const counts = new Map<string, TeamDrillCounts>();
    for (const { ancestor, state, count } of rows) {
      const known = counts.get(ancestor) ?? { passed: 0, failed: 0 };
      counts.set(ancestor, { ...known, [state]: Number(count) });
    }
    return counts;
  }

  /** Scorecards counted for each group that is one of some groups, or under it. */
  private async groups(
    part: Part,
    refs: string[],
    readable: Readable,
  ): Promise<Groups> {
    const groups = await groupScorecards(
      readable.restrict(
        this.client('scorecards').whereIn(
          part,
          this.client('team_tree')
            .select('descendant')
            .whereIn('ancestor', refs),
        ),
        'scorecards.entity_ref',
      ),
      part,
    );
    return groups.map(group => ({ ...group, team: group[part] }));
  }

  private ancestorsOfActive(readable: Readable): Knex.QueryBuilder {
    const active = (part: Part) =>
      readable.restrict(
        this.client('scorecards').select(part),
        'scorecards.entity_ref',
      );
    return this.client('team_tree')
      .select('ancestor')
      .whereIn('descendant', active('owner').union(active('operated_by')));
  }
}

/** What belongs to each group, itself or by a group under it. */
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
