import { ConflictError, InputError } from '@backstage/errors';
import {
  Ability,
  DrillCorrection,
  DrillTrace,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { parseUserText } from '../../text/parseUserText';
import { assertEntryLimit } from '../assertEntryLimit';
import {
  abilitiesOf,
  DrillRow,
  finishedStateOf,
  isOver,
  operatorsOf,
  parseAssessments,
  StoredAssessment,
} from '../DrillRow';
import { parseDrillAbility } from '../parseDrillAbility';
import { toFindingEntries, toReportedEntries } from '../toReportedEntries';
import { DrillActor, DrillDependencies } from './DrillDependencies';
import { verifyTraces } from './verifyTraces';

/**
 * Corrects a result. A correction can only take away from it.
 *
 * @throws InputError; ConflictError if the drill has no result, or its record is full
 */
export async function correctDrill(
  dependencies: DrillDependencies,
  row: DrillRow,
  correction: DrillCorrection,
  { person }: DrillActor,
): Promise<void> {
  const { clock, evaluation, store } = dependencies;
  if (!isOver(row)) {
    throw new ConflictError(
      `The drill is ${row.state}, expected a drill with a result`,
    );
  }
  if (correction.authorHelped === false) {
    throw new InputError(
      'authorHelped is false, expected true or no value; a correction can only make a result worse',
    );
  }
  const now = clock.now();
  const text = parseUserText('reason', correction.reason, 5);
  const entries = toReportedEntries(correction, abilitiesOf(row), person, now);
  const failed = failedAbilitiesOf(row, correction);
  assertEntryLimit((await store.countEntries(row.id)) + entries.length);
  const { findings, trace } = await verifyTraces(
    dependencies,
    correction.traces ?? [],
    {
      operators: operatorsOf(row),
      startedAt: row.started_at!,
      endedAt: row.ended_at!,
    },
  );
  const failedAt = await store.failsFrom(row.entity_ref, now);
  await store.change(row.id, {
    from: [row.state],
    columns: current =>
      applyCorrection(current, correction.authorHelped, {
        failed,
        found: trace,
        failedAt,
      }),
    entries: [
      ...entries,
      ...toFindingEntries(findings, now),
      {
        created_at: now,
        created_by: person,
        kind: 'corrected',
        content: { text },
      },
    ],
    isResult: true,
    at: now,
  });
  await evaluation.evaluateChanged([row.entity_ref]);
}

/** @throws InputError if an ability is not one of the drill */
function failedAbilitiesOf(
  row: DrillRow,
  { outcome, failedAbilities = [] }: DrillCorrection,
): ReadonlySet<Ability> {
  const abilities = abilitiesOf(row);
  return new Set(
    outcome === 'failed'
      ? abilities
      : failedAbilities.map(ability =>
          parseDrillAbility('failedAbilities', ability, abilities),
        ),
  );
}

function applyCorrection(
  row: DrillRow,
  authorHelped: boolean | undefined,
  correction: {
    failed: ReadonlySet<Ability>;
    found: DrillTrace;
    failedAt: string;
  },
): Partial<DrillRow> {
  const { failed, found, failedAt } = correction;
  const assessments = parseAssessments(row).map(
    (assessment): StoredAssessment => {
      const { ability, outcome, reasons, valid } = assessment;
      const trace = assessment.trace === 'verified' ? 'verified' : found;
      if (outcome !== 'failed' && failed.has(ability)) {
        return {
          ...assessment,
          trace,
          outcome: 'failed',
          valid: true,
          failedAt,
          reasons: [
            'It was corrected to failed, and counts until a later drill of this ability passes',
          ],
        };
      }
      return authorHelped && outcome === 'passed'
        ? {
            ...assessment,
            trace,
            valid: false,
            reasons: [
              ...(valid ? [] : reasons),
              'An author helped, as was reported later',
            ],
          }
        : { ...assessment, trace };
    },
  );
  return {
    state: finishedStateOf(assessments.map(({ outcome }) => outcome)),
    author_helped: authorHelped ?? row.author_helped,
    assessments: JSON.stringify(assessments),
  };
}
