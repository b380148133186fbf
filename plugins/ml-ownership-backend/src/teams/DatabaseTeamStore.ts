import {
  Team,
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
    const owned = byTeam(await this.groups('owner', refs, readable));
    const operated = byTeam(await this.groups('operated_by', refs, readable));
    return rows.map(row => ({
      entityRef: row.group_ref,
      title: row.title,
      parent: row.parent && readable.has(row.parent) ? row.parent : undefined,
      members: row.members,
      owns: rollUp(owned.get(row.group_ref) ?? []),
      operates: rollUp(operated.get(row.group_ref) ?? []),
    }));
  }

  /** Scorecards counted for each of some groups, over the groups under it. */
  private async groups(
    part: Part,
    refs: string[],
    readable: Readable,
  ): Promise<Groups> {
    return groupScorecards(
      readable.restrict(
        this.client('scorecards')
          .join('team_tree', 'team_tree.descendant', `scorecards.${part}`)
          .whereIn('team_tree.ancestor', refs),
        'scorecards.entity_ref',
      ),
      'ancestor',
    ).then(groups =>
      groups.map(({ ancestor, ...group }) => ({ ...group, team: ancestor })),
    );
  }

  private ancestorsOfActive(readable: Readable): Knex.QueryBuilder {
    const active = (part: Part) =>
      readable.restrict(
        this.client('scorecards')
          .join('team_tree', 'team_tree.descendant', `scorecards.${part}`)
          .select('team_tree.ancestor'),
        'scorecards.entity_ref',
      );
    return active('owner').union(active('operated_by'));
  }
}

function byTeam(groups: Groups): Map<string, Groups> {
  const result = new Map<string, Groups>();
  for (const group of groups) {
    const list = result.get(group.team);
    if (list) {
      list.push(group);
    } else {
      result.set(group.team, [group]);
    }
  }
  return result;
}
