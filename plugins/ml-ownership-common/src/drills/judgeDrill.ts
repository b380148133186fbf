import { CatalogView, mention } from '../facts';
import { isAnotherTeam } from '../teams';
import { Ability } from '../schema/openapi';
import { findAuthor } from './drillEvidence';
import { DrillSubject } from './drillSubject';

/**
 * Who stood where when a drill began.
 *
 * @public
 */
export interface DrillPositions {
  /** Entity ref of the owner; absent where none was declared. */
  owner?: string;
  /** Why the performing team or its people are no other team, in words; empty where they are. */
  objections: string[];
}

/**
 * A drill that has come to its end.
 *
 * @public
 */
export interface DrillAttempt {
  abilities: readonly Ability[];
  outcome: 'passed' | 'failed';
  /** Entity refs of the people who did it. */
  operators: readonly string[];
  /** Entity refs of the people who were asked for help. */
  helpers: readonly string[];
  /** Whether whoever records it says that an author helped. */
  authorHelped: boolean;
  /** ISO 8601 instants. */
  startedAt: string;
  endedAt: string;
  positions: DrillPositions;
  /** What it was done on, at its start. */
  subjects: Readonly<Partial<Record<Ability, DrillSubject>>>;
}

/**
 * What there is at the end of a drill.
 *
 * @public
 */
export interface DrillEnd {
  snapshot: CatalogView;
  /** Everybody who built it, see {@link authorsOf}. */
  authors: ReadonlySet<string>;
  /** ISO 8601 instant at which the entity was first seen. */
  firstSeenAt: string;
  /** What a drill would be done on now. */
  subjects: Readonly<Partial<Record<Ability, DrillSubject>>>;
}

/**
 * Whether a drill proves anything, and why, for one ability.
 *
 * @public
 */
export interface DrillJudgement {
  ability: Ability;
  valid: boolean;
  /** In words. */
  reasons: string[];
}

/**
 * Why somebody belongs to those who own an entity, or did shortly before, in words; undefined where they do not.
 *
 * @param owners - entity refs: the owner now, and earlier ones whose time is not long over
 * @param formerMembers - entity refs of those who left an owner a short time ago
 *
 * @public
 */
export function objectToPerson(
  snapshot: CatalogView,
  person: string,
  owners: readonly string[],
  formerMembers: ReadonlySet<string>,
): string | undefined {
  const facts = snapshot.get(person);
  const name = facts ? mention(facts) : person;
  const inside = owners
    .map(ref => snapshot.get(ref))
    .find(owner => owner && !isOutside(snapshot, owner.ref, person));
  if (inside) {
    return `${name} is in ${mention(inside)}, which ${
      inside.ref === owners[0] ? 'owns it' : 'owned it a short time ago'
    }`;
  }
  return formerMembers.has(person)
    ? `${name} left the team that owns it a short time ago`
    : undefined;
}

/**
 * Who is no other team than those who own an entity, or owned it shortly before.
 *
 * - The performing team is not an owner, nor a group under one, nor one around it: its members would be the owner's too.
 * - Nobody who does it belongs to an owner, or to a group under it.
 * - Everybody who does it is a User of the catalog, and in the performing team.
 *
 * @param owners - entity refs: the owner now, and earlier ones whose time is not long over
 * @param formerMembers - entity refs of the people and groups that left an owner a short time ago
 * @returns why not, in words; nothing where they are another team
 *
 * @public
 */
export function objectToTeam(
  snapshot: CatalogView,
  drill: { performingTeam: string; operators: readonly string[] },
  owners: readonly string[],
  formerMembers: ReadonlySet<string>,
): string[] {
  const name = (ref: string) => {
    const facts = snapshot.get(ref);
    return facts ? mention(facts) : ref;
  };
  const objections: string[] = [];
  const [owner, ...earlier] = owners;
  if (!snapshot.get(owner)) {
    objections.push(
      'Its owner is not in the catalog, so nobody can be shown to be another team: name an owner first',
    );
  }
  const team = snapshot.get(drill.performingTeam);
  if (team?.kind !== 'Group') {
    objections.push(`${name(drill.performingTeam)} is no Group in the catalog`);
  }
  for (const ref of [owner, ...earlier]) {
    const owns = ref === owner ? 'owns it' : 'owned it a short time ago';
    if (ref && !isAnotherTeam(snapshot, ref, drill.performingTeam)) {
      objections.push(
        `${name(drill.performingTeam)} is ${
          ref === drill.performingTeam ? 'the team' : 'part of the team'
        } that ${owns}`,
      );
    } else if (ref && isAround(snapshot, drill.performingTeam, ref)) {
      objections.push(
        `${name(drill.performingTeam)} is around ${name(ref)}, which ${owns}`,
      );
    }
  }
  if (formerMembers.has(drill.performingTeam)) {
    objections.push(
      `${name(
        drill.performingTeam,
      )} was part of the team that owns it a short time ago`,
    );
  }
  for (const operator of drill.operators) {
    if (snapshot.get(operator)?.kind !== 'User') {
      objections.push(
        `${operator} is no User in the catalog, so nobody can tell which team they are in`,
      );
      continue;
    }
    const objection = objectToPerson(snapshot, operator, owners, formerMembers);
    if (objection) {
      objections.push(objection);
    }
    if (team && !snapshot.members(team.ref).has(operator)) {
      objections.push(`${name(operator)} is not in ${mention(team)}`);
    }
  }
  return objections;
}

/** Whether an owner is a part of a team. */
function isAround(snapshot: CatalogView, team: string, owner: string): boolean {
  return (
    snapshot.groupAndDescendants(team).has(owner) ||
    snapshot.members(team).has(owner)
  );
}

/** Whether somebody belongs to no group of an owner's, nor is the owner. */
function isOutside(
  snapshot: CatalogView,
  owner: string,
  person: string,
): boolean {
  return (
    !snapshot.members(owner).has(person) &&
    isAnotherTeam(snapshot, owner, person)
  );
}

/**
 * Whether a drill proves that another team can do it, or that it could not; each ability by itself.
 *
 * A failure always counts: nothing that would make a success doubtful makes a failure better. Source: DESIGN §6.
 *
 * @public
 */
export function judgeDrill(
  attempt: DrillAttempt,
  end: DrillEnd,
): DrillJudgement[] {
  const doubts = [...attempt.positions.objections];
  const author = findAuthor(end.snapshot, attempt.operators, end.authors);
  if (author) {
    doubts.push(`${author}, who did it, is an author`);
  }
  const helper = findAuthor(end.snapshot, attempt.helpers, end.authors);
  if (helper) {
    doubts.push(`${helper}, who helped, is an author`);
  } else if (attempt.authorHelped) {
    doubts.push('An author helped');
  }
  if (end.authors.size === 0) {
    doubts.push('No author is named, so nobody can be told apart from them');
  }
  if (Date.parse(attempt.startedAt) < Date.parse(end.firstSeenAt)) {
    doubts.push(
      `It began before anything of this entity was seen, which was first at ${end.firstSeenAt}`,
    );
  }
  return attempt.abilities.map(ability => {
    if (attempt.outcome === 'failed') {
      return {
        ability,
        valid: true,
        reasons: [
          'It failed, and stands until a later drill of this ability passes',
          ...doubts,
        ],
      };
    }
    const reasons = [
      ...doubts,
      ...doubtRunbook(attempt.subjects[ability], end.subjects[ability]),
    ];
    return reasons.length > 0
      ? { ability, valid: false, reasons }
      : {
          ability,
          valid: true,
          reasons: ['Another team did it, by the runbook as it is now'],
        };
  });
}

function doubtRunbook(
  then: DrillSubject | undefined,
  now: DrillSubject | undefined,
): string[] {
  if (then?.runbook !== now?.runbook) {
    return ['Another runbook is declared than at the start'];
  }
  return then?.runbookVersion !== now?.runbookVersion &&
    then?.runbookVersion !== undefined
    ? ['The runbook was changed while the drill ran']
    : [];
}
