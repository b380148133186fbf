import {
  OnCallLevel,
  OnCallReading,
  OnCallSource,
  SourceError,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { OperationsApi } from './api/OperationsApi';
import {
  Account,
  Escalation,
  OnCallParticipant,
  Recipient,
  Schedule,
} from './api/operationsSchemas';

const TEAM = 'opsgenie.com/team';

/** Calls who is on call by a schedule. */
const DEFAULT = 'default';

/** Whom a rule calls, and after how long. */
interface Step {
  afterMinutes: number;
  recipient: Recipient;
  notifyType: string;
}

/** A schedule and who is on call by it. */
interface Shift {
  schedule: Schedule;
  participants: readonly OnCallParticipant[];
}

/**
 * Reads who is on call for a team of Jira Service Management: by its default routing rule, the escalation to which that
 * leads, and the schedules of the escalation.
 */
export class OperationsSource implements OnCallSource {
  readonly annotations = [TEAM];
  readonly #api: OperationsApi;
  readonly #teams: ReadonlyMap<string, string>;

  /** @param options - `teams` has the ids of teams by name */
  constructor(options: {
    api: OperationsApi;
    teams: ReadonlyMap<string, string>;
  }) {
    this.#api = options.api;
    this.#teams = options.teams;
  }

  subjectIn(annotations: Readonly<Record<string, string>>): string | undefined {
    return annotations[TEAM] || undefined;
  }

  async read(
    name: string,
    { signal }: { signal: AbortSignal },
  ): Promise<OnCallReading> {
    const team = this.#teams.get(name) ?? name;
    const [routes, escalations] = await Promise.all([
      this.#api.listRoutingRules(team, signal),
      this.#api.listEscalations(team, signal),
    ]);
    const route = routes.find(({ isDefault }) => isDefault);
    if (!route) {
      throw unreadable(`The default routing rule of the team "${name}"`);
    }
    const { notify } = route;
    if (notify?.type === 'schedule') {
      const step = { afterMinutes: 0, recipient: notify, notifyType: DEFAULT };
      const levels = await this.readLevels([step], signal);
      return { name, state: 'active', levels };
    }
    if (notify?.type !== 'escalation') {
      return { name, state: 'active', levels: [] };
    }
    const escalation = escalations.find(({ id }) => id === notify.id);
    if (!escalation) {
      throw unreadable(`The escalation of the team "${name}"`);
    }
    return escalation.enabled === false
      ? { name, state: 'disabled', levels: [] }
      : {
          name,
          state: 'active',
          levels: await this.readLevels(toSteps(escalation), signal),
        };
  }

  private async readLevels(
    steps: readonly Step[],
    signal: AbortSignal,
  ): Promise<OnCallLevel[]> {
    const shifts = await this.readShifts(steps, signal);
    const ids = [...shifts.values()].flatMap(({ participants }) =>
      accountsIn(participants),
    );
    const direct = steps.flatMap(({ recipient: { id, type } }) =>
      type === 'user' && id ? [id] : [],
    );
    const accounts = await this.readAccounts(
      [...new Set([...ids, ...direct])],
      signal,
    );
    const delays = [...new Set(steps.map(step => step.afterMinutes))].sort(
      (a, b) => a - b,
    );
    return delays.map(afterMinutes =>
      toLevel(
        afterMinutes,
        steps.filter(step => step.afterMinutes === afterMinutes),
        shifts,
        accounts,
      ),
    );
  }

  private async readShifts(
    steps: readonly Step[],
    signal: AbortSignal,
  ): Promise<Map<string, Shift>> {
    const ids = new Set(
      steps.flatMap(({ recipient: { id, type }, notifyType }) =>
        type === 'schedule' && notifyType === DEFAULT && id ? [id] : [],
      ),
    );
    return new Map(
      await Promise.all(
        [...ids].map(async id => {
          const [schedule, participants] = await Promise.all([
            this.#api.getSchedule(id, signal),
            this.#api.listOnCalls(id, signal),
          ]);
          return [id, { schedule, participants }] as const;
        }),
      ),
    );
  }

  /** Without the permission to read accounts, it is still known whether somebody is on call. */
  private async readAccounts(
    ids: readonly string[],
    signal: AbortSignal,
  ): Promise<Map<string, Account>> {
    try {
      return await this.#api.getAccounts(ids, signal);
    } catch (error) {
      if (
        error instanceof SourceError &&
        ['unauthenticated', 'forbidden', 'not-found'].includes(error.reason)
      ) {
        return new Map();
      }
      throw error;
    }
  }
}

/** A team has both, so Atlassian does not show them to the account. */
function unreadable(what: string): SourceError {
  return new SourceError(
    'forbidden',
    `${what} cannot be read in Jira Service Management; the account needs the role of an operations admin, or of a member of the team`,
  );
}

function toSteps({ rules }: Escalation): Step[] {
  return (rules ?? []).map(({ delay, notifyType, recipient }) => ({
    afterMinutes: delay ?? 0,
    recipient,
    notifyType: notifyType ?? DEFAULT,
  }));
}

/** Recipients that are called at the same time. */
function toLevel(
  afterMinutes: number,
  steps: readonly Step[],
  shifts: ReadonlyMap<string, Shift>,
  accounts: ReadonlyMap<string, Account>,
): OnCallLevel {
  const people = new Map<
    string,
    { id: string; name?: string; schedule?: string }
  >();
  let unresolved = 0;
  const add = (id: string, schedule?: string) => {
    const { name, isActive } = accounts.get(id) ?? { isActive: true };
    if (isActive && !people.has(id)) {
      people.set(id, { id, name, schedule });
    }
  };
  for (const { recipient, notifyType } of steps) {
    const shift =
      notifyType === DEFAULT && recipient.id
        ? shifts.get(recipient.id)
        : undefined;
    if (shift) {
      if (shift.schedule.enabled !== false) {
        accountsIn(shift.participants).forEach(id =>
          add(id, shift.schedule.name),
        );
        unresolved += countTeams(shift.participants);
      }
    } else if (recipient.type === 'user' && recipient.id) {
      add(recipient.id);
    } else {
      // A team, or others of a schedule than who is on call.
      unresolved += 1;
    }
  }
  return {
    afterMinutes,
    people: [...people.values()],
    ...(unresolved > 0 && { unresolved }),
  };
}

/** Also those in the escalations that a schedule puts on call. */
function accountsIn(participants: readonly OnCallParticipant[]): string[] {
  return participants.flatMap(({ id, type, onCallParticipants }) =>
    type === 'user' ? [id] : accountsIn(onCallParticipants ?? []),
  );
}

function countTeams(participants: readonly OnCallParticipant[]): number {
  return participants.reduce(
    (count, { type, onCallParticipants }) =>
      count + (type === 'team' ? 1 : countTeams(onCallParticipants ?? [])),
    0,
  );
}
