import {
  countFoundations,
  CriterionResult,
  describeSystem,
  describeVerdict,
  MlKind,
  ScorecardSummary,
  SystemExemptions,
  Verdict,
  VerdictReason,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisibilityFilter } from '../catalog/ReadableEntities';
import { fromCountColumns } from '../foundations/countColumns';
import { expireAbilities, isOverdue } from './expireOverdue';
import { readWeakestLink } from './readWeakestLink';
import { ScorecardRow, SUMMARY_COLUMNS, SummaryColumn } from './ScorecardRow';

/**
 * The summary in a row, for a reader. Parts about entities that the reader may not see are left out.
 *
 * @param criteria - the current ones, if something is overdue and they are known
 */
export function toSummary(
  row: Pick<ScorecardRow, (typeof SUMMARY_COLUMNS)[number]>,
  { lastRun, overdueAt }: ReadingTimes,
  readable: VisibilityFilter,
  criteria?: readonly CriterionResult[],
): ScorecardSummary {
  const rest = JSON.parse(row.summary) as SummaryColumn;
  const isOwnOverdue = isOverdue(row.next_change_at, overdueAt);
  const overdue =
    isOwnOverdue || (overdueAt !== undefined && isSystemOverdue(row, rest));
  const verdict = row.verdict as Verdict;
  const systemVerdict = (row.system_verdict as Verdict | null) ?? undefined;
  const { reason, headline } = readReason(row, rest, overdue);
  const weakestLink = readWeakestLink(row, readable);
  return {
    entityRef: row.entity_ref,
    kind: row.kind as MlKind,
    title: row.title,
    type: row.type || undefined,
    lifecycle: row.lifecycle || undefined,
    tier: row.tier ?? undefined,
    owner: row.owner || undefined,
    operatedBy: row.operated_by || undefined,
    system: row.system || undefined,
    verdict,
    level: row.level,
    systemVerdict,
    systemLevel: row.system_level ?? undefined,
    weakestLink,
    systemExemptions: exemptionsFor(rest.systemExemptions, readable),
    headline:
      systemVerdict && systemVerdict !== verdict
        ? describeSystem(systemVerdict, weakestLink)
        : headline,
    reason,
    abilities: isOwnOverdue
      ? expireAbilities(rest.abilities, criteria)
      : rest.abilities,
    causes: rest.causes,
    smells: rest.smells.map(smell => ({
      ...smell,
      refs: smell.refs.filter(ref => readable.has(ref)),
    })),
    missing: rest.missing,
    coverage: {
      known: row.known_count,
      applicable: row.applicable_count,
    },
    foundations: criteria ? countFoundations(criteria) : fromCountColumns(row),
    primaryCause:
      (row.primary_cause as ScorecardSummary['primaryCause']) || undefined,
    evaluatedAt:
      lastRun && lastRun > row.evaluated_at ? lastRun : row.evaluated_at,
    nextChangeAt: row.next_change_at ?? undefined,
    overdue: overdue || undefined,
    rulesVersion: row.rules_version,
  };
}

/**
 * The time of the last evaluation, and as of when something is overdue. ISO 8601 instants; absent if there is none.
 */
export interface ReadingTimes {
  lastRun?: string;
  overdueAt?: string;
}

/** The reason for the own verdict, and its headline; "proven" does not hold while something is overdue. */
function readReason(
  row: Pick<ScorecardRow, 'kind' | 'verdict' | 'applicable_count'>,
  { headline, reason }: SummaryColumn,
  overdue: boolean,
): { reason?: VerdictReason; headline: string } {
  if (!overdue || reason?.type !== 'proven' || row.verdict === 'yes') {
    return { reason, headline };
  }
  const open: VerdictReason = {
    type: 'no-evidence',
    count: 1,
    applicable: row.applicable_count,
  };
  return {
    reason: open,
    headline: describeVerdict(row.verdict as Verdict, open, row.kind as MlKind),
  };
}

/** Whether the system verdict of a Model may be outdated reason something is overdue. */
function isSystemOverdue(
  row: Pick<ScorecardRow, 'system_verdict'>,
  { weakestLink }: SummaryColumn,
): boolean {
  return weakestLink?.verdict === 'yes' && row.system_verdict === 'unproven';
}

function exemptionsFor(
  exemptions: SystemExemptions | undefined,
  readable: VisibilityFilter,
): SystemExemptions | undefined {
  return (
    exemptions && {
      ...exemptions,
      edges: exemptions.edges.filter(({ entityRef }) =>
        readable.has(entityRef),
      ),
    }
  );
}
