import {
  OnCallLevel,
  OnCallPerson,
  OnCallReading,
  OnCallSource,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { PagerDutyApi } from './api/PagerDutyApi';
import { PagerDutyOnCall, PagerDutyService } from './api/pagerDutySchemas';

const SERVICE_ID = 'pagerduty.com/service-id';
const INTEGRATION_KEY = 'pagerduty.com/integration-key';
const ON_CALL_URL = 'mlownership.dev/on-call';

const BY_ID = 'service ';
const BY_KEY = 'key ';

/** Reads who is on call for a service of PagerDuty, from its escalation policy. */
export class PagerDutySource implements OnCallSource {
  readonly annotations = [SERVICE_ID, INTEGRATION_KEY];

  constructor(private readonly api: PagerDutyApi) {}

  subjectIn(annotations: Readonly<Record<string, string>>): string | undefined {
    const id =
      annotations[SERVICE_ID] || serviceInUrl(annotations[ON_CALL_URL]);
    const key = annotations[INTEGRATION_KEY];
    if (id) {
      return `${BY_ID}${id}`;
    }
    return key ? `${BY_KEY}${key}` : undefined;
  }

  async read(
    subject: string,
    { signal }: { signal: AbortSignal },
  ): Promise<OnCallReading> {
    const isById = subject.startsWith(BY_ID);
    const service = isById
      ? await this.api.getService(subject.slice(BY_ID.length), signal)
      : await this.api.findServiceByKey(subject.slice(BY_KEY.length), signal);
    if (!service) {
      return {
        // The key lets others send alerts, so it is not repeated.
        name: isById ? subject.slice(BY_ID.length) : INTEGRATION_KEY,
        state: 'missing',
        levels: [],
      };
    }
    const policy = service.escalation_policy;
    return {
      name: service.name || service.summary || service.id,
      url: service.html_url ?? undefined,
      state: stateOf(service),
      levels: policy
        ? toLevels(
            policy.escalation_rules ?? [],
            await this.api.listOnCalls(policy.id, signal),
          )
        : [],
    };
  }
}

function stateOf({ status }: PagerDutyService): OnCallReading['state'] {
  // "warning" and "critical" say that incidents are open.
  return status === 'disabled' || status === 'maintenance' ? status : 'active';
}

/** The levels of the rules, also those at which nobody is on call. */
function toLevels(
  rules: readonly { escalation_delay_in_minutes?: number | null }[],
  onCalls: readonly PagerDutyOnCall[],
): OnCallLevel[] {
  const count = Math.max(
    rules.length,
    ...onCalls.map(({ escalation_level: level }) => level),
  );
  let afterMinutes: number | undefined = rules.length > 0 ? 0 : undefined;
  return Array.from({ length: count }, (_, index) => {
    const level = {
      afterMinutes,
      people: toPeople(
        onCalls.filter(onCall => onCall.escalation_level === index + 1),
      ),
    };
    const delay = rules[index]?.escalation_delay_in_minutes;
    afterMinutes =
      afterMinutes === undefined || typeof delay !== 'number'
        ? undefined
        : afterMinutes + delay;
    return level;
  });
}

/** Each person once, with the shift that ends last. */
function toPeople(onCalls: readonly PagerDutyOnCall[]): OnCallPerson[] {
  const people = new Map<string, OnCallPerson>();
  for (const { user, schedule, start, end } of onCalls) {
    const known = user && people.get(user.id);
    const until = end ?? undefined;
    if (user && !(known && endsLater(known.until, until))) {
      people.set(user.id, {
        id: user.id,
        name: user.summary ?? undefined,
        since: start ?? undefined,
        until,
        schedule: schedule?.summary ?? undefined,
      });
    }
  }
  return [...people.values()];
}

function endsLater(
  one: string | undefined,
  other: string | undefined,
): boolean {
  return (
    one === undefined ||
    (other !== undefined && Date.parse(one) >= Date.parse(other))
  );
}

/** The id in the address of a service: https://acme.pagerduty.com/service-directory/PF9KMXH */
function serviceInUrl(text: string | undefined): string | undefined {
  if (!text || !URL.canParse(text)) {
    return undefined;
  }
  const { hostname, pathname } = new URL(text);
  return hostname.endsWith('.pagerduty.com')
    ? /^\/(?:service-directory|services)\/(\w+)/.exec(pathname)?.[1]
    : undefined;
}
