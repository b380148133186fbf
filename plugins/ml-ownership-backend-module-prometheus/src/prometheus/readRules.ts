import {
  SourceClient,
  SourceError,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { AlertRule, FiringAlert } from '../alerting';
import { PrometheusRule, RuleGroup, rulesSchema } from './prometheusSchemas';

const PAGE_SIZE = 500;
const MAX_PAGES = 200;

/** Reads all groups with alert rules. Versions before 3.1 answer with all groups at once. */
export async function readRuleGroups(
  client: SourceClient,
  title: string,
  path: string,
  signal: AbortSignal,
): Promise<RuleGroup[]> {
  const groups: RuleGroup[] = [];
  let token: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const { data } = await client.read({
      path,
      query: { type: 'alert', group_limit: PAGE_SIZE, group_next_token: token },
      schema: rulesSchema,
      signal,
    });
    groups.push(...data.groups);
    token = data.groupNextToken || undefined;
    if (token === undefined) {
      return groups;
    }
  }
  throw new SourceError(
    'unexpected',
    `${title} has more than ${MAX_PAGES * PAGE_SIZE} groups of rules`,
  );
}

/** @param labels - labels that its alerts have besides those of the rule */
export function toAlertRule(
  rule: PrometheusRule,
  url: string,
  labels: Record<string, string> = {},
): AlertRule {
  return {
    name: rule.name,
    labels: { ...rule.labels, ...labels, alertname: rule.name },
    health: healthOf(rule.health),
    error: rule.lastError || undefined,
    isPaused: rule.isPaused ?? false,
    firing: rule.alerts.flatMap(alert => toFiringAlert(alert, labels)),
    url,
  };
}

function healthOf(health: string): AlertRule['health'] {
  switch (health) {
    case 'ok':
      return 'ok';
    case 'err':
    case 'error':
      return 'error';
    default:
      return 'unknown';
  }
}

/** Grafana calls it alerting, and shows alerts that are not. */
function toFiringAlert(
  { labels, state, activeAt }: PrometheusRule['alerts'][number],
  more: Record<string, string>,
): FiringAlert[] {
  return /^(firing|alerting)$/i.test(state)
    ? [{ labels: { ...more, ...labels }, since: Date.parse(activeAt ?? '') }]
    : [];
}
