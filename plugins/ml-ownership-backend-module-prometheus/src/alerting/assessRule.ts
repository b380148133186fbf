import { Labels, Matcher } from '../matchers';
import { findRoutes, matchLabels, Route } from '../routing';
import { AlertingState, AlertRule, Silence } from './AlertingSystem';
import { isMuted, MUTED_DAYS } from './isMuted';

const MUTED_MS = MUTED_DAYS * 24 * 60 * 60_000;

/** Firing alerts of a rule that are followed. */
const MAX_ALERTS = 20;

/** Whether the alerts of a rule reach the operating group. A reason follows the name of the rule. */
export type RuleFinding =
  | { outcome: 'pass'; receivers: readonly string[]; notes: readonly string[] }
  | { outcome: 'fail' | 'unknown'; reason: string };

/** Whose alerts are followed. */
export interface RuleContext {
  /** Ref of the operating group. */
  operator: string;
  /** Whether a receiver belongs to it; undefined if it is not known whose it is. */
  owns: (receiver: string) => boolean | undefined;
  /** Milliseconds since the epoch. */
  now: number;
}

/** A routing tree is followed with the labels of an alert. */
interface Alert {
  labels: Labels;
  /** Labels whose value only the system knows. */
  templated: ReadonlySet<string>;
  /** Whether there are no further labels. */
  isComplete: boolean;
}

/**
 * Decides whether the alerts of a rule reach the operating group: with the labels of the alerts that are firing, else with
 * those of the rule.
 */
export function assessRule(
  rule: AlertRule,
  state: AlertingState,
  context: RuleContext,
): RuleFinding {
  if (rule.isPaused) {
    return { outcome: 'fail', reason: 'is paused; resume it' };
  }
  if (rule.health !== 'ok') {
    return rule.health === 'error'
      ? {
          outcome: 'fail',
          reason: `does not work: ${rule.error || 'its evaluation fails'}`,
        }
      : {
          outcome: 'unknown',
          reason: 'was not evaluated successfully yet, or has no data',
        };
  }
  if (state.delivery) {
    const { isKnown, reason } = state.delivery;
    return { outcome: isKnown ? 'fail' : 'unknown', reason };
  }
  const findings = alertsOf(rule).map(alert =>
    assessAlert(alert, rule, state, context),
  );
  return (
    findings.find(({ outcome }) => outcome === 'fail') ??
    findings.find(({ outcome }) => outcome === 'unknown') ??
    findings[0]
  );
}

function alertsOf({ firing, labels }: AlertRule): Alert[] {
  if (firing.length > 0) {
    return firing.slice(0, MAX_ALERTS).map(alert => ({
      labels: alert.labels,
      templated: new Set(),
      isComplete: true,
    }));
  }
  const templated = Object.entries(labels).filter(([, value]) =>
    value.includes('{{'),
  );
  return [
    {
      labels,
      templated: new Set(templated.map(([name]) => name)),
      isComplete: false,
    },
  ];
}

function assessAlert(
  alert: Alert,
  rule: AlertRule,
  state: AlertingState,
  context: RuleContext,
): RuleFinding {
  const sent = state.relabeling.apply(alert.labels);
  if (!sent) {
    return {
      outcome: 'fail',
      reason: 'is dropped by alert_relabel_configs, before it is routed',
    };
  }
  const { labels } = sent;
  const isTemplated = (name: string) =>
    alert.templated.has(name) || sent.unknown.has(name);
  const isIncluded = (matchers: readonly Matcher[]) =>
    matchLabels(labels, isTemplated)(matchers) === true;
  const silence = state.silences.find(({ matchers }) => isIncluded(matchers));
  if (silence && silence.endsAt - context.now > MUTED_MS) {
    return { outcome: 'fail', reason: `is ${describeSilence(silence)}` };
  }
  const inhibitor = findInhibitor(labels, isIncluded, state, context.now);
  if (inhibitor) {
    return {
      outcome: 'fail',
      reason: `is inhibited by ${inhibitor}, which has been firing for more than ${MUTED_DAYS} days`,
    };
  }
  const finding = rule.direct
    ? followDirect(rule.direct, state, context)
    : followTree(
        {
          labels,
          isTemplated,
          isUnknown: name =>
            isTemplated(name) ||
            (!alert.isComplete && !Object.hasOwn(labels, name)),
        },
        state,
        context,
      );
  return finding.outcome === 'pass' && silence
    ? { ...finding, notes: [...finding.notes, describeSilence(silence)] }
    : finding;
}

function followDirect(
  { receiver }: NonNullable<AlertRule['direct']>,
  state: AlertingState,
  context: RuleContext,
): RuleFinding {
  if (receiver === undefined) {
    return {
      outcome: 'unknown',
      reason: 'has notification settings without a contact point',
    };
  }
  const way = followRoute(
    {
      receiver,
      matchers: [],
      continue: false,
      muteTimeIntervals: [],
      activeTimeIntervals: [],
      routes: [],
    },
    state,
    context,
  );
  return way.isReached ? reached([way]) : missed([way], context);
}

/** The labels of an alert, and what is known of them. */
interface FollowedLabels {
  labels: Labels;
  isTemplated: (name: string) => boolean;
  isUnknown: (name: string) => boolean;
}

/**
 * An absent label is taken for empty, as Alertmanager does. The series of an expression may have it, though: a rule that only
 * then reaches the group is not known to fail.
 */
function followTree(
  { labels, isTemplated, isUnknown }: FollowedLabels,
  state: AlertingState,
  context: RuleContext,
): RuleFinding {
  const { root } = state.routing;
  const follow = (isOpen: (name: string) => boolean) =>
    findRoutes(root, matchLabels(labels, isOpen)).map(route =>
      followRoute(route, state, context),
    );
  const certain = follow(() => false);
  const templated = follow(isTemplated);
  const isDecided = templated.length === certain.length;
  if (
    isDecided
      ? certain.some(({ isReached }) => isReached)
      : templated.every(({ isReached }) => isReached)
  ) {
    return reached(templated.filter(({ isReached }) => isReached));
  }
  const possible = follow(isUnknown).filter(({ isReached }) => isReached);
  if (possible.length > 0) {
    const names = [
      ...new Set(
        possible
          .flatMap(({ route }) => route.matchers)
          .map(({ name }) => name)
          .filter(isUnknown),
      ),
    ];
    const [{ route }] = possible;
    return {
      outcome: 'unknown',
      reason: `reaches ${route.receiver} only with certain values of ${
        names.join(', ') || 'labels'
      }, which the rule does not set; add them to its labels`,
    };
  }
  return missed(certain, context);
}

/** A receiver of an alert, and why it does not notify the operating group. */
interface Way {
  route: Route;
  isReached: boolean;
  isUnowned?: boolean;
  problem?: string;
  note?: string;
}

function followRoute(
  route: Route,
  { routing }: AlertingState,
  { now, operator, owns }: RuleContext,
): Way {
  const { receiver } = route;
  if (routing.receivers.get(receiver) === false) {
    const problem = `ends at the receiver ${receiver}, which notifies nobody`;
    return { route, isReached: false, problem };
  }
  const owned = owns(receiver);
  if (!owned) {
    const isUnowned = owned === undefined;
    const problem = isUnowned
      ? `goes to the receiver ${receiver}, and which group that belongs to is not known; add it to receivers in mlOwnership.alerting`
      : `goes to the receiver ${receiver}, not to one of ${operator}`;
    return { route, isReached: false, isUnowned, problem };
  }
  const names = [...route.muteTimeIntervals, ...route.activeTimeIntervals];
  if (names.length > 0 && isMuted(route, routing.intervals, now)) {
    const problem = `goes to the receiver ${receiver}, which is muted for ${MUTED_DAYS} days by the time interval ${names.join(
      ', ',
    )}`;
    return { route, isReached: false, problem };
  }
  return {
    route,
    isReached: true,
    note:
      names.length > 0
        ? `${receiver} does not notify at all times, because of the time interval ${names.join(
            ', ',
          )}`
        : undefined,
  };
}

function reached(ways: readonly Way[]): RuleFinding {
  // A receiver that also notifies without a time interval notifies at all times.
  const unlimited = new Set(
    ways.filter(({ note }) => !note).map(({ route }) => route.receiver),
  );
  return {
    outcome: 'pass',
    receivers: [...new Set(ways.map(({ route }) => route.receiver))],
    notes: unlimited.size > 0 ? [] : ways.flatMap(({ note }) => note ?? []),
  };
}

function missed(ways: readonly Way[], { operator }: RuleContext): RuleFinding {
  const unowned = ways.find(({ isUnowned }) => isUnowned);
  const way = unowned ?? ways[0];
  const others = new Set(ways.map(({ route }) => route.receiver)).size - 1;
  return {
    outcome: unowned ? 'unknown' : 'fail',
    reason: `${way.problem}${
      others > 0 && !unowned ? `, and to ${others} more` : ''
    }${unowned ? '' : `; route it to a receiver of ${operator}`}`,
  };
}

function describeSilence({ endsAt, createdBy, comment }: Silence): string {
  const until = new Date(endsAt).toISOString().slice(0, 10);
  return `silenced until ${until} by ${createdBy || 'somebody'}${
    comment ? `: “${comment}”` : ''
  }`;
}

/** Returns the name of an alert that has been muting the given one for long. */
function findInhibitor(
  labels: Labels,
  isIncluded: (matchers: readonly Matcher[]) => boolean,
  { routing, rules, relabeling }: AlertingState,
  now: number,
): string | undefined {
  const inhibitRules = routing.inhibitRules.filter(
    ({ source, target }) => isIncluded(target) && !isIncluded(source),
  );
  if (inhibitRules.length === 0) {
    return undefined;
  }
  const standing = rules
    .flatMap(({ firing }) => firing)
    .filter(({ since }) => now - since > MUTED_MS)
    .flatMap(alert => {
      const sent = relabeling.apply(alert.labels);
      return sent ? [sent.labels] : [];
    });
  return standing.find(other =>
    inhibitRules.some(
      ({ source, equal }) =>
        source.every(matcher => matcher.matches(other)) &&
        equal.every(name => (other[name] ?? '') === (labels[name] ?? '')),
    ),
  )?.alertname;
}
