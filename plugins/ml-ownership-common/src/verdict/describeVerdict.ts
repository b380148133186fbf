import { getCriterion, getCriterionTexts } from '../criteria';
import { Coverage, MlKind, VerdictReason, Verdict } from '../schema/openapi';
import { isolate } from '../text';
import { CriterionOutcome } from './CriterionResult';
import { VERDICT_MESSAGES } from './verdictMessages';

const MAX_PROBLEMS = 2;

const { headline, reason: texts } = VERDICT_MESSAGES;

/**
 * Describes the verdict in one actionable sentence: "No: no runbook says how to retrain it, and nobody is on
 * call for it."
 *
 * @param kind - of the entity, whose words are used; defaults to those of a Model
 * @public
 */
export function describeVerdict(
  verdict: Verdict,
  reason: VerdictReason,
  kind?: MlKind,
): string {
  const template: string = headline[verdict];
  return template.includes('{{reason}}')
    ? fill(template, { reason: describeReason(reason, kind) })
    : template;
}

/**
 * Returns the structured reason for a verdict, to be formatted by the caller.
 *
 * @public
 */
export function getReason(
  verdict: Verdict,
  criteria: readonly CriterionOutcome[],
  coverage: Coverage,
): VerdictReason {
  if (verdict === 'yes') {
    return { type: 'proven' };
  }
  const failing = criteria
    .filter(({ state }) => state === 'fail')
    .sort((a, b) => getCriterion(a.id).level - getCriterion(b.id).level);
  if (failing.length === 0) {
    const { applicable, known } = coverage;
    return { type: 'no-evidence', count: applicable - known, applicable };
  }
  const named = failing.slice(0, MAX_PROBLEMS);
  const missing = named.filter(criterion => criterion.missing);
  return {
    type: 'failing',
    criteria: named.map(({ id }) => id),
    ...(missing.length > 0 && { missing: missing.map(({ id }) => id) }),
    count: failing.length,
  };
}

/**
 * Formats a reason as a clause of an English sentence: "nobody is on call for it, and no runbook says how to
 * retrain it".
 *
 * @param kind - of the entity, whose words are used; defaults to those of a Model
 * @public
 */
export function describeReason(reason: VerdictReason, kind?: MlKind): string {
  const {
    type,
    criteria = [],
    exempt = [],
    missing = [],
    count = 0,
    applicable = 0,
  } = reason;
  const counted = { count, applicable };
  switch (type) {
    case 'no-evidence':
      return fill(
        texts[count === 1 ? 'no-evidence_one' : 'no-evidence_other'],
        counted,
      );
    case 'failing':
      return listProblems(
        criteria.map(id => problemOf(id, kind, missing.includes(id))),
        count - criteria.length,
      );
    case 'contract':
      return andLast([
        texts.fromAnotherTeam,
        ...criteria.map(id => {
          const criterion = problemOf(id, kind);
          return exempt.includes(id)
            ? fill(texts.exemptCriterion, { criterion })
            : criterion;
        }),
      ]);
    case 'contract-no-evidence':
      return fill(
        texts[
          count === 1
            ? 'contract-no-evidence_one'
            : 'contract-no-evidence_other'
        ],
        counted,
      );
    default:
      return texts[type];
  }
}

/**
 * Returns the headline of a Model whose supply chain is worse than the Model itself.
 *
 * @param weakest - undefined if the reader may not see it
 * @public
 */
export function describeSystem(
  systemVerdict: Verdict,
  weakest: { title: string; reasonText: string } | undefined,
): string {
  const verdict = systemVerdict === 'no' ? 'no' : 'unproven';
  return weakest
    ? fill(headline[`${verdict}BecauseOf`], {
        title: isolate(weakest.title),
        reason: weakest.reasonText,
      })
    : headline[`${verdict}BecauseOfHidden`];
}

function problemOf(
  id: string,
  kind: MlKind | undefined,
  missing: boolean = false,
): string {
  const { failureClause, failureClauseIfMissing } = getCriterionTexts(id, kind);
  return (missing && failureClauseIfMissing) || failureClause;
}

function listProblems(problems: readonly string[], more: number): string {
  return andLast(
    more > 0
      ? [
          ...problems,
          fill(texts[more === 1 ? 'moreProblems_one' : 'moreProblems_other'], {
            count: more,
          }),
        ]
      : problems,
  );
}

/** Joins clauses: "a", "a, and b", "a, b, and c". */
function andLast(clauses: readonly string[]): string {
  return clauses.length < 2
    ? clauses.join()
    : fill(texts.andLast, {
        first: clauses.slice(0, -1).join(', '),
        last: clauses[clauses.length - 1],
      });
}

/** Replaces the placeholders of a message by values. */
function fill(
  message: string,
  values: Record<string, string | number>,
): string {
  return message.replace(/\{\{(\w+)\}\}/g, (_, name) => String(values[name]));
}
