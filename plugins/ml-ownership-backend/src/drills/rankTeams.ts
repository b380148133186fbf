import {
  DrillSuggestion,
  EntityFacts,
  distinctPeople,
  findAuthors,
  identitiesOf,
  isAmong,
  isAnotherTeam,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { createEventLoopYielder } from '../async/createEventLoopYielder';
import { DrillContext } from './DrillContextLoader';

const MAX_OPERATORS = 20;

/** Larger groups are departments, not teams. */
const MAX_TEAM_SIZE = 100;

/** What decides on the order of teams, apart from the entity. */
export interface TeamRanking {
  /** For each team, the number of its recent drills, and the time of the last one. */
  counts: ReadonlyMap<string, { drills: number; lastAt: string }>;
  /** The team that performed the last drill of the entity. */
  lastPerformer?: string;
  /** Receiving groups of open handovers of the entity. */
  receivers: ReadonlySet<string>;
  mayRead: (ref: string) => boolean;
  matches: (group: EntityFacts) => boolean;
}

interface RankedTeam {
  suggestion: DrillSuggestion;
  rank: number[];
}

/**
 * Ranks teams for a drill, best first: the receiving team of a handover, then the operating team, then owners of
 * neighbouring entities, then the teams with the fewest drills. The team of the last drill may repeat it, as after a
 * failure, but comes after the others, because another team would show more. Excludes owners, groups around an owner,
 * and groups that consist only of authors.
 */
export async function rankTeams(
  context: DrillContext,
  ranking: TeamRanking,
): Promise<{ items: DrillSuggestion[]; excluded: number }> {
  const { owners, snapshot } = context;
  const yieldToEventLoop = createEventLoopYielder();
  const insiders = identitiesOf(
    snapshot,
    owners.flatMap(ref => [
      ...snapshot.members(ref),
      ...(snapshot.get(ref)?.kind === 'User' ? [ref] : []),
    ]),
  );
  const near = neighbourOwners(context);
  const found: RankedTeam[] = [];
  let excluded = 0;
  for (const group of [...snapshot.all()]) {
    await yieldToEventLoop();
    if (
      group.kind !== 'Group' ||
      !ranking.mayRead(group.ref) ||
      !ranking.matches(group)
    ) {
      continue;
    }
    const members = distinctPeople(snapshot, snapshot.members(group.ref));
    const operators = findOperators(members, insiders, context, ranking);
    if (
      operators.length === 0 ||
      members.length > MAX_TEAM_SIZE ||
      !isIndependent(group.ref, context)
    ) {
      excluded += 1;
      continue;
    }
    found.push(rankTeam(group, members, operators, near, context, ranking));
  }
  return {
    items: found.sort(compareRanks).map(({ suggestion }) => suggestion),
    excluded,
  };
}

/** Members who are neither authors nor belong to an owner. */
function findOperators(
  members: readonly string[],
  insiders: ReadonlySet<string>,
  { authors, former, snapshot }: DrillContext,
  { mayRead }: TeamRanking,
): string[] {
  const found = new Set(findAuthors(snapshot, members, authors));
  return members.filter(
    ref =>
      !found.has(ref) &&
      !insiders.has(ref) &&
      !isAmong(snapshot, ref, former) &&
      mayRead(ref),
  );
}

function isIndependent(
  group: string,
  { owners, snapshot }: DrillContext,
): boolean {
  return owners.every(
    owner =>
      isAnotherTeam(snapshot, owner, group) &&
      !snapshot.groupAndDescendants(group).has(owner),
  );
}

function rankTeam(
  group: EntityFacts,
  members: readonly string[],
  operators: string[],
  near: ReadonlySet<string>,
  { entity }: DrillContext,
  ranking: TeamRanking,
): RankedTeam {
  const { drills, lastAt } = ranking.counts.get(group.ref) ?? { drills: 0 };
  const takesOver = ranking.receivers.has(group.ref);
  const didLast = group.ref === ranking.lastPerformer;
  const operates = (entity.ml.operatedBy ?? entity.owner) === group.ref;
  const reasons = [
    ...(takesOver ? ['Receiving team of an open handover'] : []),
    ...(operates ? ['Already operates it'] : []),
    ...(near.has(group.ref)
      ? ['Owns an upstream or downstream entity, or one in the same system']
      : []),
    drills === 0
      ? 'No drills for other teams yet'
      : `${drills} ${
          drills === 1 ? 'drill' : 'drills'
        } for other teams in the last year`,
    ...(didLast ? ['Did the last drill'] : []),
    operators.length === members.length
      ? `${operators.length} eligible ${
          operators.length === 1 ? 'member' : 'members'
        }`
      : `${operators.length} of ${members.length} members eligible`,
  ];
  return {
    suggestion: {
      team: group.ref,
      title: group.title,
      reasons,
      operators: operators.sort().slice(0, MAX_OPERATORS),
      drills,
      lastDrillAt: lastAt,
    },
    rank: [
      takesOver ? 0 : 1,
      didLast ? 1 : 0,
      operates ? 0 : 1,
      near.has(group.ref) ? 0 : 1,
      drills,
      Date.parse(lastAt ?? '1970-01-01'),
    ],
  };
}

function compareRanks(a: RankedTeam, b: RankedTeam): number {
  const differing = a.rank.findIndex((value, at) => value !== b.rank[at]);
  return differing === -1
    ? a.suggestion.team.localeCompare(b.suggestion.team)
    : a.rank[differing] - b.rank[differing];
}

/** Owners of neighbouring entities, and of the system. */
function neighbourOwners({ entity, snapshot }: DrillContext): Set<string> {
  const near = [
    ...snapshot.linksFrom(entity.ref),
    ...snapshot.linksTo(entity.ref),
  ].map(({ from, to }) => (from === entity.ref ? to : from));
  const owners = near.flatMap(ref => snapshot.get(ref)?.owner ?? []);
  const system = snapshot.get(entity.system)?.owner;
  return new Set(system ? [...owners, system] : owners);
}
