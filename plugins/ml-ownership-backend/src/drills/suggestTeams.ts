import {
  DrillSuggestion,
  EntityFacts,
  isAnotherTeam,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { takingTurns } from '../time/takingTurns';
import { DrillGround } from './DrillReferee';

const MOST_OPERATORS = 20;

/** Groups larger than this are departments, not teams. */
const LARGEST_TEAM = 100;

/**
 * Teams that could do a drill, the best first: whoever is to take it over, then whoever operates it, then whoever has to do
 * with it, then those that have done the fewest. Whoever did the last one may do the next, as after a failure, but a team
 * that has not tried would show more: it comes after the others. Neither an owner nor a group around one, nor a group of
 * authors alone.
 */
export async function suggestTeams(
  ground: DrillGround,
  options: {
    owners: readonly string[];
    former: ReadonlySet<string>;
    counts: ReadonlyMap<string, { drills: number; lastAt: string }>;
    lastPerformer?: string;
    /** Refs of the groups that open handovers give it to. */
    takers: ReadonlySet<string>;
    mayRead: (ref: string) => boolean;
    matches: (group: EntityFacts) => boolean;
  },
): Promise<{ items: DrillSuggestion[]; excluded: number }> {
  const { entity, snapshot, authors } = ground;
  const giveWay = takingTurns();
  const insiders = new Set(
    options.owners.flatMap(ref => [
      ...snapshot.members(ref),
      ...(snapshot.get(ref)?.kind === 'User' ? [ref] : []),
    ]),
  );
  const near = neighbourOwners(ground);
  const found: { suggestion: DrillSuggestion; rank: number[] }[] = [];
  let excluded = 0;
  for (const group of [...snapshot.all()]) {
    await giveWay();
    if (
      group.kind !== 'Group' ||
      !options.mayRead(group.ref) ||
      !options.matches(group)
    ) {
      continue;
    }
    const members = snapshot.members(group.ref);
    const operators = [...members].filter(
      ref =>
        !authors.has(ref) &&
        !insiders.has(ref) &&
        !options.former.has(ref) &&
        options.mayRead(ref),
    );
    const isApart = options.owners.every(
      owner =>
        isAnotherTeam(snapshot, owner, group.ref) &&
        !snapshot.groupAndDescendants(group.ref).has(owner),
    );
    if (operators.length === 0 || !isApart || members.size > LARGEST_TEAM) {
      excluded += 1;
      continue;
    }
    const { drills, lastAt } = options.counts.get(group.ref) ?? { drills: 0 };
    const takesOver = options.takers.has(group.ref);
    const didLast = group.ref === options.lastPerformer;
    const operates = (entity.ml.operatedBy ?? entity.owner) === group.ref;
    const reasons = [
      ...(takesOver ? ['It is to take it over'] : []),
      ...(operates ? ['It operates it already'] : []),
      ...(near.has(group.ref)
        ? ['It owns something that feeds it, uses it or is part of its system']
        : []),
      drills === 0
        ? 'It has done no drill for others yet'
        : `It has done ${drills} for others within the last year`,
      ...(didLast ? ['It did the last one of this'] : []),
      operators.length === members.size
        ? `${count(operators.length)} may do it`
        : `${count(operators.length)} of ${members.size} may do it`,
    ];
    found.push({
      suggestion: {
        team: group.ref,
        title: group.title,
        reasons,
        operators: operators.sort().slice(0, MOST_OPERATORS),
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
    });
  }
  found.sort((a, b) => {
    const differing = a.rank.findIndex((value, at) => value !== b.rank[at]);
    return differing === -1
      ? a.suggestion.team.localeCompare(b.suggestion.team)
      : a.rank[differing] - b.rank[differing];
  });
  return { items: found.map(({ suggestion }) => suggestion), excluded };
}

function count(people: number): string {
  return people === 1 ? 'One member' : `${people} members`;
}

/** Owners of what is one step away, or in the same system. */
function neighbourOwners({ entity, snapshot }: DrillGround): Set<string> {
  const near = [
    ...snapshot.linksFrom(entity.ref),
    ...snapshot.linksTo(entity.ref),
  ].map(({ from, to }) => (from === entity.ref ? to : from));
  const owners = near.flatMap(ref => snapshot.get(ref)?.owner ?? []);
  const system = snapshot.get(entity.system)?.owner;
  return new Set(system ? [...owners, system] : owners);
}
