import {
  ABILITIES,
  Ability,
  CriterionResult,
  DrillStanding,
  DueDrill,
  EntityResult,
  EvidencePiece,
  getCriterion,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * What a scorecard keeps of drills.
 */
export interface DrillsColumn {
  /** What each drill counts for, by its id and by ability. */
  standings: Record<string, Partial<Record<Ability, DrillStanding>>>;
  /** What is due, or will be at an instant to come. */
  due: DueDrill['abilities'];
}

const STANDINGS: Record<EvidencePiece['standing'], DrillStanding> = {
  decides: 'counts',
  outweighed: 'counts',
  expired: 'stale',
  outdated: 'stale',
  superseded: 'superseded',
  'not-accepted': 'void',
};

/**
 * What the drills of an entity count for, and which are due: where the last one failed, where something has changed since or
 * it is too old, where what is known ends, and where everything else is in place for a first one.
 */
export function toDrillsColumn(result: EntityResult): DrillsColumn {
  const column: DrillsColumn = { standings: {}, due: [] };
  for (const ability of ABILITIES) {
    const criterion = result.criteria.find(
      ({ id }) => id === `${ability}.drill`,
    );
    if (!criterion || criterion.state === 'not-applicable') {
      continue;
    }
    for (const { drill, standing } of criterion.evidence) {
      if (drill) {
        column.standings[drill] = {
          ...column.standings[drill],
          [ability]: STANDINGS[standing],
        };
      }
    }
    const due =
      result.verdict === 'not-in-scope'
        ? undefined
        : findDue(ability, criterion, result);
    if (due) {
      column.due.push({ ability, ...due });
    }
  }
  return column;
}

/** When the first of some is due, or undefined where none is. */
export function firstDue({ due }: DrillsColumn): string | undefined {
  return due.map(({ at }) => at).sort()[0];
}

function findDue(
  ability: Ability,
  { state, evidence }: CriterionResult,
  result: EntityResult,
): Omit<DueDrill['abilities'][number], 'ability'> | undefined {
  const deciding = evidence.find(({ standing }) => standing === 'decides');
  switch (state) {
    case 'fail':
      return { why: 'failed', at: deciding!.observedAt };
    case 'pass':
      return deciding!.expiresAt === undefined
        ? undefined
        : { why: 'expiring', at: deciding!.expiresAt };
    case 'stale':
      return {
        why: 'stale',
        at: evidence
          .filter(({ standing }) => ['expired', 'outdated'].includes(standing))
          .map(({ expiresAt, observedAt, standing }) =>
            standing === 'expired' ? expiresAt ?? observedAt : observedAt,
          )
          .sort()
          .at(-1)!,
      };
    default:
      return result.abilities[ability]?.level === 3
        ? { why: 'ready', at: lastSeen(ability, result) }
        : undefined;
  }
}

/** When the last of what had to be in place was seen. */
function lastSeen(ability: Ability, { criteria }: EntityResult): string {
  return (
    criteria
      .filter(({ id }) => ['all', ability].includes(getCriterion(id).ability))
      .flatMap(({ evidence }) => evidence)
      .filter(
        ({ standing, source }) =>
          standing === 'decides' && source !== 'catalog',
      )
      .map(({ observedAt }) => observedAt)
      .sort()
      .at(-1) ?? '1970-01-01T00:00:00.000Z'
  );
}
