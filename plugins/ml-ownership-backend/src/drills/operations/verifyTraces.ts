import { DrillTrace } from '@mlownership/backstage-plugin-ml-ownership-common';
import { TracedDrill, TraceFinding } from '../TraceVerifierRegistry';
import { DrillDependencies } from './DrillDependencies';

/** Verifies the traces of a drill, and returns what was found and what it makes of the drill. */
export async function verifyTraces(
  { evaluation, traces }: DrillDependencies,
  urls: readonly string[],
  drill: TracedDrill,
): Promise<{ findings: TraceFinding[]; trace: DrillTrace }> {
  const unique = [...new Set(urls)];
  if (unique.length === 0) {
    return { findings: [], trace: 'attested' };
  }
  // Queries the outside systems outside of the evaluator lock, so that the evaluation does not wait for them.
  const snapshot = await evaluation.withEvaluator(async live => live.snapshot);
  const findings = await traces.verify(unique, drill, snapshot);
  return {
    findings,
    trace: findings.some(({ trace }) => trace === 'verified')
      ? 'verified'
      : 'attested',
  };
}
