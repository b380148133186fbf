import {
  ABILITIES,
  Ability,
  CriterionResult,
  DrillAssessmentStatus,
  DueDrill,
  EntityResult,
  EvidencePiece,
  getCriterion,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * Content of the drills column of a scorecard.
 */
export interface DrillsColumn {
  /** Status of each drill, by drill id and ability. */
  statuses: Record<string, Partial<Record<Ability, DrillAssessmentStatus>>>;
  /** Drills that are due now or at a later instant. */
  due: DueDrill['abilities'];
}

const DRILL_STATUSES: Record<EvidencePiece['status'], DrillAssessmentStatus> = {
  decisive: 'valid',
  overruled: 'valid',
  expired: 'stale',
  outdated: 'stale',
  superseded: 'superseded',
  'not-accepted': 'invalidated',
  'not-yet': 'stale',
};

/**
 * Returns the status of the drills of an entity, and the due ones: the last drill failed, the subject has changed
 * since, the drill is too old or expires, or all prerequisites of a first drill are met.
 */
export function toDrillsColumn(result: EntityResult): DrillsColumn {
  const column: DrillsColumn = { statuses: {}, due: [] };
  for (const ability of ABILITIES) {
    const criterion = result.criteria.find(
      ({ id }) => id === `${ability}.drill`,
    );
    if (!criterion || criterion.state === 'not-applicable') {
      continue;
    }
    for (const { drill, status } of criterion.evidence) {
      if (drill) {
        column.statuses[drill] = {
          ...column.statuses[drill],
          [ability]: DRILL_STATUSES[status],
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

/** Earliest due date, or undefined if no drill is due. */
export function earliestDueDate({ due }: DrillsColumn): string | undefined {
  return due.map(({ at }) => at).sort()[0];
}

function findDue(
  ability: Ability,
  { state, evidence }: CriterionResult,
  result: EntityResult,
): Omit<DueDrill['abilities'][number], 'ability'> | undefined {
  const deciding = evidence.find(({ status }) => status === 'decisive');
  switch (state) {
    case 'fail':
      return { reason: 'failed', at: deciding!.observedAt };
    case 'pass':
      return deciding!.expiresAt === undefined
        ? undefined
        : { reason: 'expiring', at: deciding!.expiresAt };
    case 'stale':
      return {
        reason: 'stale',
        at: evidence
          .filter(({ status }) => ['expired', 'outdated'].includes(status))
          .map(({ expiresAt, observedAt, status }) =>
            status === 'expired' ? expiresAt ?? observedAt : observedAt,
          )
          .sort()
          .at(-1)!,
      };
    default:
      return result.abilities[ability]?.level === 3
        ? { reason: 'ready', at: lastSeen(ability, result) }
        : undefined;
  }
}

/** Time of the latest observation among the prerequisites. */
function lastSeen(ability: Ability, { criteria }: EntityResult): string {
  return (
    criteria
      .filter(({ id }) => ['all', ability].includes(getCriterion(id).ability))
      .flatMap(({ evidence }) => evidence)
      .filter(
        ({ status, source }) => status === 'decisive' && source !== 'catalog',
      )
      .map(({ observedAt }) => observedAt)
      .sort()
      .at(-1) ?? '1970-01-01T00:00:00.000Z'
  );
}

/** Parses the content of the column. */
export function parseDrillsColumn(text: string | null): DrillsColumn {
  const column: Partial<DrillsColumn> = JSON.parse(text ?? '{}');
  return { statuses: column.statuses ?? {}, due: column.due ?? [] };
}
