import { SourceClient } from '@mlownership/backstage-plugin-ml-ownership-node';
import { z } from 'zod';
import {
  Account,
  Escalation,
  escalationsSchema,
  onCallsSchema,
  OnCallParticipant,
  RoutingRule,
  routingRulesSchema,
  Schedule,
  scheduleSchema,
  usersSchema,
} from './operationsSchemas';

const PER_PAGE = 100;

/** Bound on the pages of a list. */
const MAX_PAGES = 10;

/** Accounts in one request. */
const MAX_ACCOUNTS = 100;

/**
 * The calls of the REST APIs of Jira Service Management and of Jira that are used. All of them only read, and reject with
 * a SourceError if Atlassian gives no usable answer.
 *
 * @see https://developer.atlassian.com/cloud/jira/service-desk-ops/rest/v2/intro/
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-users/
 */
export class OperationsApi {
  readonly #operations: string;
  readonly #jira: string;

  constructor(private readonly client: SourceClient, cloudId: string) {
    const site = encodeURIComponent(cloudId);
    this.#operations = `jsm/ops/api/${site}/v1`;
    this.#jira = `ex/jira/${site}/rest/api/3`;
  }

  async listRoutingRules(
    team: string,
    signal: AbortSignal,
  ): Promise<RoutingRule[]> {
    return this.list(
      `teams/${encodeURIComponent(team)}/routing-rules`,
      routingRulesSchema,
      signal,
    );
  }

  async listEscalations(
    team: string,
    signal: AbortSignal,
  ): Promise<Escalation[]> {
    return this.list(
      `teams/${encodeURIComponent(team)}/escalations`,
      escalationsSchema,
      signal,
    );
  }

  async getSchedule(id: string, signal: AbortSignal): Promise<Schedule> {
    return this.client.read({
      path: `${this.#operations}/schedules/${encodeURIComponent(id)}`,
      schema: scheduleSchema,
      signal,
    });
  }

  /** Who is on call now by a schedule. */
  async listOnCalls(
    schedule: string,
    signal: AbortSignal,
  ): Promise<OnCallParticipant[]> {
    const id = encodeURIComponent(schedule);
    const answer = await this.client.read({
      path: `${this.#operations}/schedules/${id}/on-calls`,
      query: { flat: 'false' },
      schema: onCallsSchema,
      signal,
    });
    return answer.onCallParticipants ?? [];
  }

  /** Accounts by their ids; the first 100. */
  async getAccounts(
    ids: readonly string[],
    signal: AbortSignal,
  ): Promise<Map<string, Account>> {
    if (ids.length === 0) {
      return new Map();
    }
    const query = ids
      .slice(0, MAX_ACCOUNTS)
      .map(id => `accountId=${encodeURIComponent(id)}`)
      .join('&');
    const { values } = await this.client.read({
      path: `${this.#jira}/user/bulk?${query}`,
      query: { maxResults: MAX_ACCOUNTS },
      schema: usersSchema,
      signal,
    });
    return new Map(
      (values ?? []).map(({ accountId, displayName, active }) => [
        accountId,
        { name: displayName ?? undefined, isActive: active !== false },
      ]),
    );
  }

  private async list<T>(
    path: string,
    schema: z.ZodType<{
      values?: T[] | null;
      links?: { next?: string | null } | null;
    }>,
    signal: AbortSignal,
  ): Promise<T[]> {
    const items: T[] = [];
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const { values, links } = await this.client.read({
        path: `${this.#operations}/${path}`,
        query: { offset: items.length, size: PER_PAGE },
        schema,
        signal,
      });
      items.push(...(values ?? []));
      if (!links?.next || !values?.length) {
        break;
      }
    }
    return items;
  }
}
