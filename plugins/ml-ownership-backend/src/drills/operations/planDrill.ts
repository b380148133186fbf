import { InputError, NotAllowedError } from '@backstage/errors';
import {
  ABILITIES,
  CatalogView,
  DrillRequest,
  findAuthors,
  MlEntityFacts,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { randomUUID } from 'node:crypto';
import { VisibilityFilter } from '../../catalog/ReadableEntities';
import { toRef } from '../../catalog/toRef';
import { parseUserText } from '../../text/parseUserText';
import { Clock } from '../../time/Clock';
import { parseDayToCome } from '../../time/parseDay';
import { DrillContext, DrillPlan } from '../DrillContextLoader';
import { drillPlannedNotification } from '../drillNotifications';
import { DrillRow } from '../DrillRow';
import { NewDrillEntry } from '../DrillStore';
import { parsePastInstant } from '../parsePastInstant';
import { redactMentions } from '../redactMentions';
import { DrillActor, DrillDependencies } from './DrillDependencies';
import { takeStartSnapshot } from './takeStartSnapshot';

/** Limit of open drills per entity and planner, so that one user cannot block others. */
const MAX_OPEN = 20;

/** Maximum age of an incident that is recorded as a drill, in milliseconds. Source: DESIGN §6. */
const MAX_INCIDENT_AGE_MS = 30 * 86_400_000;

/**
 * Plans a drill, or begins the record of an incident that is over.
 *
 * @returns the id of the drill
 * @throws InputError; NotAllowedError if the recorder of an incident is not a member of the performing team;
 * ConflictError if too many drills are open
 */
export async function planDrill(
  dependencies: DrillDependencies,
  entity: MlEntityFacts,
  request: DrillRequest,
  actor: DrillActor,
): Promise<string> {
  const { clock, contextLoader, evaluation, store } = dependencies;
  const { credentials, person } = actor;
  const plan = parsePlan(entity, request);
  const now = clock.now();
  const { plannedDate, startedAt } = parseTimes(request, now, clock);
  await contextLoader.load(
    plan,
    startedAt ?? now,
    context =>
      assertPossible(plan, request, { startedAt, now }, context, actor),
    startedAt,
  );
  const notes =
    request.notes === undefined
      ? null
      : parseUserText('notes', request.notes, 1);
  const row: DrillRow = {
    ...toRow(plan, person, now),
    is_incident: startedAt !== undefined,
    planned_date: plannedDate ?? null,
    notes,
  };
  const entries: NewDrillEntry[] = [
    {
      created_at: now,
      created_by: person,
      kind: 'planned',
      content: { text: notes ?? undefined },
    },
  ];
  if (startedAt) {
    Object.assign(row, {
      state: 'running',
      started_by: person,
      started_at: startedAt,
      start_snapshot: JSON.stringify(
        await takeStartSnapshot(dependencies, row, startedAt, credentials),
      ),
    });
    entries.push({
      created_at: now,
      created_by: person,
      kind: 'started',
      content: {},
    });
  }
  await store.insert(row, entries, {
    maxOpen: MAX_OPEN,
    notification: drillPlannedNotification(row, entity.title),
  });
  await evaluation.announce();
  return row.id;
}

/**
 * @throws InputError if the drill could not be valid; NotAllowedError if the recorder of an incident is not a member of
 * the performing team
 */
function assertPossible(
  plan: DrillPlan,
  request: DrillRequest,
  { startedAt, now }: { startedAt?: string; now: string },
  context: DrillContext,
  { person, visible }: DrillActor,
): void {
  assertVisibleParticipants(plan, context.snapshot, visible);
  const problems = [
    ...findPlanProblems(plan, context),
    ...(startedAt
      ? findIncidentProblems(plan.entityRef, request, startedAt, now, context)
      : []),
  ];
  if (problems.length > 0) {
    throw new InputError(redactMentions(problems.join('; '), visible));
  }
  if (startedAt && !context.snapshot.members(plan.performingTeam).has(person)) {
    throw new NotAllowedError(
      `Only members of ${plan.performingTeam} can record its drills; ${person} is not a member`,
    );
  }
}

function parsePlan(entity: MlEntityFacts, request: DrillRequest): DrillPlan {
  return {
    entityRef: entity.ref,
    abilities: ABILITIES.filter(ability => request.abilities.includes(ability)),
    performingTeam: toRef('performingTeam', request.performingTeam, 'group'),
    operators: [
      ...new Set(request.operators.map(ref => toRef('operators', ref, 'user'))),
    ],
  };
}

function parseTimes(
  request: DrillRequest,
  now: string,
  clock: Clock,
): { plannedDate?: string; startedAt?: string } {
  const startedAt =
    request.startedAt === undefined
      ? undefined
      : parsePastInstant('startedAt', request.startedAt, now);
  const plannedDate =
    request.plannedDate &&
    parseDayToCome('plannedDate', request.plannedDate, clock);
  if (startedAt && plannedDate) {
    throw new InputError(
      'Set either plannedDate (a planned drill) or startedAt (a past incident), not both',
    );
  }
  return { plannedDate, startedAt };
}

/** @throws InputError if a team or user is not visible to the caller, as if it did not exist */
function assertVisibleParticipants(
  plan: DrillPlan,
  snapshot: CatalogView,
  visible: VisibilityFilter,
): void {
  const isKnown = (ref: string, kind: string) =>
    visible.has(ref) && snapshot.get(ref)?.kind === kind;
  const problems = [
    ...[plan.performingTeam]
      .filter(ref => !isKnown(ref, 'Group'))
      .map(ref => `${ref} is not a Group in the catalog`),
    ...plan.operators
      .filter(ref => !isKnown(ref, 'User'))
      .map(
        ref => `${ref} is not a User in the catalog, so their team is unknown`,
      ),
  ];
  if (problems.length > 0) {
    throw new InputError(problems.join('; '));
  }
}

function findPlanProblems(plan: DrillPlan, context: DrillContext): string[] {
  return [
    ...context.independence.objections,
    ...findAuthors(context.snapshot, plan.operators, context.authors).map(
      ref => `${ref} is an author and cannot take part`,
    ),
    ...plan.abilities
      .filter(ability => !context.asked.includes(ability))
      .map(ability => `${ability} does not apply to external data`),
  ];
}

function findIncidentProblems(
  entityRef: string,
  request: DrillRequest,
  startedAt: string,
  now: string,
  { firstSeenAt }: DrillContext,
): string[] {
  const problems: string[] = [];
  if (Date.parse(now) - Date.parse(startedAt) > MAX_INCIDENT_AGE_MS) {
    problems.push(
      `startedAt is "${request.startedAt}", expected a time in the last 30 days; earlier team memberships are not recorded`,
    );
  }
  if (startedAt < firstSeenAt) {
    problems.push(
      `startedAt is "${request.startedAt}", which is before ${entityRef} was first observed: ${firstSeenAt}`,
    );
  }
  return problems;
}

function toRow(
  plan: DrillPlan,
  plannedBy: string,
  plannedAt: string,
): DrillRow {
  return {
    id: randomUUID(),
    entity_ref: plan.entityRef,
    abilities: JSON.stringify(plan.abilities),
    performing_team: plan.performingTeam,
    operators: JSON.stringify(plan.operators),
    state: 'planned',
    is_incident: false,
    planned_by: plannedBy,
    planned_at: plannedAt,
    planned_date: null,
    started_by: null,
    started_at: null,
    ended_at: null,
    recorded_by: null,
    recorded_at: null,
    author_helped: null,
    notes: null,
    start_snapshot: null,
    assessments: '[]',
    revision: 0,
  };
}
