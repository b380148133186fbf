import { ConflictError } from '@backstage/errors';
import {
  assessDrill,
  DrillFinish,
  DrillTrace,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { parseUserText } from '../../text/parseUserText';
import { drillFailedNotification } from '../drillNotifications';
import {
  abilitiesOf,
  DrillEntryRow,
  DrillRow,
  DrillStartSnapshot,
  finishedStateOf,
  helpersIn,
  operatorsOf,
  parseStartSnapshot,
  StoredAssessment,
  toDrillPlan,
  urlsOf,
} from '../DrillRow';
import {
  DrillOutcomesByAbility,
  parseDrillOutcomes,
} from '../parseDrillOutcomes';
import { parseDrillTimes } from '../parseDrillTimes';
import { DrillChange } from '../DrillStore';
import { DrillContext } from '../DrillContextLoader';
import { withReadings } from '../RunbookVersions';
import { toFindingEntries, toReportedEntries } from '../toReportedEntries';
import { DrillActor, DrillDependencies } from './DrillDependencies';
import { verifyTraces } from './verifyTraces';

/**
 * Records the result, and assesses which abilities it proves.
 *
 * @throws InputError; ConflictError if the result was recorded meanwhile, or the drill is not running
 */
export async function finishDrill(
  dependencies: DrillDependencies,
  row: DrillRow,
  finish: DrillFinish,
  actor: DrillActor,
): Promise<void> {
  const { clock, evaluation, store } = dependencies;
  const { person } = actor;
  const start = readStart(row);
  const now = clock.now();
  const before = await store.entries(
    [row.id],
    ['help-requested', 'trace', 'blocker'],
  );
  const entries = toReportedEntries(finish, abilitiesOf(row), person, now);
  const outcomes = parseDrillOutcomes(
    row,
    finish,
    [...before, ...entries].filter(({ kind }) => kind === 'blocker'),
  );
  const given = Object.values(outcomes);
  const { startedAt, endedAt } = parseDrillTimes(
    row,
    { ...finish, hasPassed: given.includes('passed') },
    now,
  );
  const notes =
    finish.notes === undefined ? null : parseUserText('notes', finish.notes, 1);
  const helpers = helpersIn(before);
  const { findings, trace } = await verifyTraces(
    dependencies,
    urlsOf([...before, ...entries].filter(({ kind }) => kind === 'trace')),
    { operators: operatorsOf(row), startedAt, endedAt },
  );
  const failedAt = await store.failsFrom(row.entity_ref, now);
  const { assessments, title, owner } = await assess(
    dependencies,
    row,
    {
      outcomes,
      authorHelped: finish.authorHelped,
      start,
      startedAt,
      endedAt,
      helpers,
      trace,
      failedAt,
    },
    actor,
  );
  await store.change(row.id, {
    from: ['running'],
    columns: {
      state: finishedStateOf(given),
      started_at: startedAt,
      ended_at: endedAt,
      recorded_by: person,
      recorded_at: now,
      author_helped: finish.authorHelped,
      notes: notes ?? row.notes,
      assessments: JSON.stringify(assessments),
    },
    entries: [
      ...entries,
      ...toFindingEntries(findings, now),
      {
        created_at: now,
        created_by: person,
        kind: 'finished',
        content: { text: notes ?? undefined },
      },
    ],
    isResult: true,
    basedOn: basedOn(before),
    notification: given.includes('failed')
      ? drillFailedNotification(row, outcomes, { title, owner })
      : undefined,
    at: now,
  });
  await evaluation.evaluateChanged([row.entity_ref]);
}

/** The result is wrong if somebody else has helped meanwhile, or if an abandoned ability has met a blocker. */
function basedOn(before: readonly DrillEntryRow[]): DrillChange['basedOn'] {
  return (
    [
      ['help-requested', 'A help request'],
      ['blocker', 'A blocker'],
    ] as const
  ).map(([kind, what]) => ({
    kind,
    count: before.filter(entry => entry.kind === kind).length,
    conflict: `${what} was added meanwhile. Review it and submit the result again`,
  }));
}

/** @throws ConflictError if the drill is not running */
function readStart(row: DrillRow): DrillStartSnapshot {
  const start = parseStartSnapshot(row);
  if (row.state !== 'running' || !start) {
    throw new ConflictError(
      `The drill is ${row.state}, expected a running drill`,
    );
  }
  return start;
}

interface DrillEnd extends Pick<DrillFinish, 'authorHelped'> {
  outcomes: DrillOutcomesByAbility;
  start: DrillStartSnapshot;
  startedAt: string;
  endedAt: string;
  helpers: string[];
  trace: DrillTrace;
  failedAt: string;
}

async function assess(
  { contextLoader, readable, versions }: DrillDependencies,
  row: DrillRow,
  end: DrillEnd,
  { credentials }: DrillActor,
): Promise<{
  assessments: StoredAssessment[];
  title: string;
  owner: string | undefined;
}> {
  const { startedAt, endedAt, helpers, outcomes, trace } = end;
  const plan = toDrillPlan(row);
  const readings = await versions.read(
    await readable.getEntity(row.entity_ref, credentials),
    plan.abilities,
  );
  return contextLoader.load(
    plan,
    startedAt,
    context => {
      const assessments = assessDrill(
        {
          ...plan,
          outcomes,
          authorHelped: end.authorHelped,
          helpers,
          startedAt: row.started_at!,
          endedAt,
          independence: independenceOf(row, end, context),
          subjects: end.start.subjects,
        },
        { ...context, subjects: withReadings(context.subjects, readings) },
      );
      return {
        title: context.entity.title,
        owner: context.entity.owner,
        assessments: assessments.map(assessment => ({
          ...assessment,
          trace,
          helpers,
          ...(assessment.outcome === 'failed' && { failedAt: end.failedAt }),
        })),
      };
    },
    endedAt,
  );
}

/** If the drill began later than recorded, the team must have been independent at that time as well. */
function independenceOf(
  row: DrillRow,
  { start: { independence }, startedAt }: DrillEnd,
  context: DrillContext,
): DrillStartSnapshot['independence'] {
  const later =
    startedAt === row.started_at ? [] : context.independence.objections;
  return {
    ...independence,
    objections: [...new Set([...independence.objections, ...later])],
  };
}
