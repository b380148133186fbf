import { cutText } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  CollectedEvidence,
  UncheckedCriterion,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { AlertingState, AlertRule } from './AlertingSystem';
import { assessRule, RuleContext, RuleFinding } from './assessRule';

export const OBSERVE_ALERTS = 'observe.alerts';

/** Rules and notes that a text names. */
const MAX_NAMED = 3;
const MAX_TEXT_LENGTH = 220;

/** Rules of one system that concern an entity. */
export interface FoundRules {
  rules: readonly AlertRule[];
  state: AlertingState;
  owns: RuleContext['owns'];
}

/**
 * `observe.alerts`: the rules work, and the alerts of every one reach a receiver of the operating group.
 *
 * @param found - with at least one rule
 */
export function assessAlerts(
  found: readonly FoundRules[],
  context: Omit<RuleContext, 'owns'>,
): CollectedEvidence | UncheckedCriterion {
  const findings = found.flatMap(({ owns, rules, state }) =>
    rules.map(rule => ({
      rule,
      finding: assessRule(rule, state, { ...context, owns }),
    })),
  );
  const having = (outcome: RuleFinding['outcome']) =>
    findings.filter(({ finding }) => finding.outcome === outcome);
  const failing = having('fail');
  const unknown = having('unknown');
  if (failing.length > 0) {
    return {
      criterion: OBSERVE_ALERTS,
      outcome: 'fail',
      detail: describeReasons(
        failing,
        findings.length,
        `do not reach ${context.operator}`,
      ),
      url: failing[0].rule.url,
    };
  }
  if (unknown.length > 0) {
    return {
      criterion: OBSERVE_ALERTS,
      reason: describeReasons(
        unknown,
        findings.length,
        `are not known to reach ${context.operator}`,
      ),
    };
  }
  return {
    criterion: OBSERVE_ALERTS,
    outcome: 'pass',
    detail: describeReach(findings, context.operator),
    url: findings[0].rule.url,
  };
}

interface RuleWithFinding {
  rule: AlertRule;
  finding: RuleFinding;
}

function describeReasons(
  some: readonly RuleWithFinding[],
  total: number,
  claim: string,
): string {
  const named = some.slice(0, MAX_NAMED).map(({ rule, finding }) => {
    const reason = 'reason' in finding ? finding.reason : '';
    return `${cut(rule.name)} ${cut(reason)}`;
  });
  const more = some.length - named.length;
  return total === 1
    ? `Alert rule ${named[0]}`
    : `${some.length} of ${total} alert rules ${claim}: ${named.join('; ')}${
        more > 0 ? `; and ${more} more` : ''
      }`;
}

function describeReach(
  findings: readonly RuleWithFinding[],
  operator: string,
): string {
  const names = findings.map(({ rule }) => rule.name);
  const passed = findings.flatMap(({ finding }) =>
    finding.outcome === 'pass' ? finding : [],
  );
  const receivers = new Set(passed.flatMap(finding => finding.receivers));
  const notes = new Set(passed.flatMap(finding => finding.notes));
  const rules =
    names.length === 1 ? 'Alert rule' : `${names.length} alert rules:`;
  return [
    `${rules} ${list(names)} ${
      names.length === 1 ? 'reaches' : 'reach'
    } ${operator} by ${list([...receivers])}`,
    ...[...notes].slice(0, MAX_NAMED).map(cut),
  ].join('; ');
}

function list(names: readonly string[]): string {
  const named = names.slice(0, MAX_NAMED).map(cut);
  const more = names.length - named.length;
  return `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function cut(text: string): string {
  return cutText(text, MAX_TEXT_LENGTH, '…');
}
