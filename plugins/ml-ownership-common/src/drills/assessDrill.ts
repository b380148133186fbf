import { CatalogView } from '../facts';
import { Ability, DrillAssessment, AbilityOutcome } from '../schema/openapi';
import { compareRunbooks, DrillSubject } from './drillSubject';
import { findAuthors } from './findAuthors';
import { mentionOf } from './mentionOf';

/**
 * Independence of the performing team at the start of a drill.
 *
 * @public
 */
export interface IndependenceCheck {
  /** Entity ref of the owner; absent if none was declared. */
  owner?: string;
  /** Why the performing team or its participants are not another team, as texts; empty if they are. */
  objections: string[];
}

/**
 * A completed drill.
 *
 * @public
 */
export interface CompletedDrill {
  abilities: readonly Ability[];
  /** Entity ref of the performing team. */
  performingTeam: string;
  /** Outcome of each of the abilities. */
  outcomes: Readonly<Partial<Record<Ability, AbilityOutcome>>>;
  /** Entity refs of the participants. */
  operators: readonly string[];
  /** Entity refs of the helpers. */
  helpers: readonly string[];
  /** Whether the user who records the drill reports that an author helped. */
  authorHelped: boolean;
  /** ISO 8601 instants. */
  startedAt: string;
  endedAt: string;
  independence: IndependenceCheck;
  /** The subjects of the drill at its start. */
  subjects: Readonly<Partial<Record<Ability, DrillSubject>>>;
}

/**
 * The state at the end of a drill.
 *
 * @public
 */
export interface DrillEndContext {
  snapshot: CatalogView;
  /** All authors of the entity, see {@link getAuthors}. */
  authors: ReadonlySet<string>;
  /** ISO 8601 instant at which the entity was first seen. */
  firstSeenAt: string;
  /** The current subjects of a drill. */
  subjects: Readonly<Partial<Record<Ability, DrillSubject>>>;
}

/**
 * Decides for each ability whether a drill proves that another team can or cannot do it.
 *
 * Each ability is decided by its own outcome. A failure always counts: an objection that invalidates a success does not invalidate a failure. Source:
 * DESIGN §6.
 *
 * @public
 */
export function assessDrill(
  drill: CompletedDrill,
  end: DrillEndContext,
): Pick<DrillAssessment, 'ability' | 'outcome' | 'valid' | 'reasons'>[] {
  const doubts = findDoubts(drill, end);
  return drill.abilities.map(ability => {
    const outcome = drill.outcomes[ability];
    if (outcome === 'failed') {
      return {
        ability,
        outcome,
        valid: true,
        reasons: [
          'It failed, and counts until a later drill of this ability passes',
          ...doubts,
        ],
      };
    }
    if (outcome === 'abandoned') {
      return {
        ability,
        outcome,
        valid: false,
        reasons: ['It was abandoned, and is neither a pass nor a failure'],
      };
    }
    const reasons = [
      ...doubts,
      ...findRunbookDoubts(drill.subjects[ability], end.subjects[ability]),
    ];
    return reasons.length > 0
      ? { ability, outcome, valid: false, reasons }
      : {
          ability,
          outcome,
          valid: true,
          reasons: ['Another team did it, following the current runbook'],
        };
  });
}

/** Why no ability is proven, as texts. */
function findDoubts(drill: CompletedDrill, end: DrillEndContext): string[] {
  const { snapshot } = end;
  const doubts = [...drill.independence.objections];
  const { owner } = drill.independence;
  if (doubts.length === 0 && !snapshot.get(owner)) {
    doubts.push(
      `The owner at the start${
        owner ? ` (${owner})` : ''
      } is no longer in the catalog, so independence cannot be verified`,
    );
  }
  if (!snapshot.get(drill.performingTeam)) {
    doubts.push(
      `${drill.performingTeam}, the performing team, is no longer in the catalog`,
    );
  }
  for (const operator of drill.operators) {
    if (snapshot.get(operator)?.kind !== 'User') {
      doubts.push(
        `${operator} is no longer a User in the catalog, so their independence cannot be verified`,
      );
    }
  }
  const [author] = findAuthors(snapshot, drill.operators, end.authors);
  if (author) {
    doubts.push(`${mentionOf(snapshot, author)}, a participant, is an author`);
  }
  const [helper] = findAuthors(snapshot, drill.helpers, end.authors);
  if (helper) {
    doubts.push(`${mentionOf(snapshot, helper)}, a helper, is an author`);
  } else if (drill.authorHelped) {
    doubts.push('An author helped');
  }
  if (end.authors.size === 0) {
    doubts.push('No author is declared, so independence cannot be verified');
  }
  if (Date.parse(drill.startedAt) < Date.parse(end.firstSeenAt)) {
    doubts.push(
      `It started before the entity was first observed (${end.firstSeenAt})`,
    );
  }
  return doubts;
}

function findRunbookDoubts(
  then: DrillSubject = {},
  now: DrillSubject = {},
): string[] {
  const comparison = compareRunbooks(then, now);
  if (comparison === 'another') {
    return ['A different runbook is declared than at the start'];
  }
  if (then.runbook !== undefined && then.runbookVersion === undefined) {
    return [`The runbook ${then.runbook} could not be read at the start`];
  }
  return then.runbook !== undefined && comparison === 'changed'
    ? ['The runbook changed during the drill']
    : [];
}
