import {
  FINISHED_STATES,
  operatorsOf,
  parseAssessments,
  urlsOf,
} from '../DrillRow';
import { toFindingEntries } from '../toReportedEntries';
import { DrillDependencies } from './DrillDependencies';
import { verifyTraces } from './verifyTraces';

/** Period after a drill in which its traces are verified again, and the number of drills per run. */
const TRACE_RETRY_PERIOD_MS = 7 * 86_400_000;
const MAX_VERIFICATION_BATCH = 50;

/** Verifies again the traces that could not be verified when a drill ended. */
export async function retryTraceVerification(
  dependencies: DrillDependencies,
): Promise<void> {
  const { clock, evaluation, store } = dependencies;
  const rows = await store.pendingTraceVerification(
    new Date(clock.time() - TRACE_RETRY_PERIOD_MS).toISOString(),
    MAX_VERIFICATION_BATCH,
  );
  const entries = await store.entries(
    rows.map(({ id }) => id),
    ['trace'],
  );
  for (const row of rows) {
    const { findings, trace } = await verifyTraces(
      dependencies,
      urlsOf(
        entries.filter(
          ({ drill_id: id, created_by: by }) => id === row.id && by !== '',
        ),
      ),
      {
        operators: operatorsOf(row),
        startedAt: row.started_at!,
        endedAt: row.ended_at!,
      },
    );
    if (trace === 'verified') {
      const now = clock.now();
      await store.change(row.id, {
        from: FINISHED_STATES,
        columns: current => ({
          assessments: JSON.stringify(
            parseAssessments(current).map(assessment => ({
              ...assessment,
              trace,
            })),
          ),
        }),
        entries: toFindingEntries(
          findings.filter(finding => finding.trace === 'verified'),
          now,
        ),
        isResult: true,
        at: now,
      });
      await evaluation.evaluateChanged([row.entity_ref]);
    }
  }
}
