import {
  SourceClient,
  SourceError,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { z } from 'zod';
import {
  onCallsSchema,
  PagerDutyOnCall,
  PagerDutyService,
  serviceSchema,
  servicesSchema,
} from './pagerDutySchemas';

/** The most that PagerDuty answers with. */
const PER_PAGE = 100;

/** Bound on the pages of a list. */
const MAX_PAGES = 10;

/**
 * The calls of PagerDuty's REST API that are used. All of them only read, and reject with a SourceError if PagerDuty gives
 * no usable answer.
 *
 * @see https://developer.pagerduty.com/api-reference
 */
export class PagerDutyApi {
  constructor(private readonly client: SourceClient) {}

  /** @returns undefined if there is no such service, or the token may not read it */
  async getService(
    id: string,
    signal: AbortSignal,
  ): Promise<PagerDutyService | undefined> {
    try {
      const { service } = await this.client.read({
        path: `services/${encodeURIComponent(id)}`,
        query: { 'include[]': 'escalation_policies' },
        schema: serviceSchema,
        signal,
      });
      return service;
    } catch (error) {
      if (error instanceof SourceError && error.reason === 'not-found') {
        return undefined;
      }
      throw error;
    }
  }

  /** The service with an integration of this key, which authenticates alerts. */
  async findServiceByKey(
    key: string,
    signal: AbortSignal,
  ): Promise<PagerDutyService | undefined> {
    const services = this.pages(
      'services?include[]=integrations&include[]=escalation_policies',
      { query: key },
      servicesSchema,
      answer => answer.services,
      signal,
    );
    for await (const service of services) {
      if (
        service.integrations?.some(
          integration => integration.integration_key === key,
        )
      ) {
        return service;
      }
    }
    return undefined;
  }

  /** Who is on call now at which level of an escalation policy. */
  async listOnCalls(
    escalationPolicy: string,
    signal: AbortSignal,
  ): Promise<PagerDutyOnCall[]> {
    const onCalls: PagerDutyOnCall[] = [];
    for await (const onCall of this.pages(
      'oncalls',
      { 'escalation_policy_ids[]': escalationPolicy },
      onCallsSchema,
      answer => answer.oncalls,
      signal,
    )) {
      onCalls.push(onCall);
    }
    return onCalls;
  }

  private async *pages<T extends { more?: boolean | null }, I>(
    path: string,
    query: Record<string, string>,
    schema: z.ZodType<T>,
    itemsOf: (answer: T) => I[],
    signal: AbortSignal,
  ): AsyncGenerator<I> {
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const answer = await this.client.read({
        path,
        query: { ...query, limit: PER_PAGE, offset: page * PER_PAGE },
        schema,
        signal,
      });
      yield* itemsOf(answer);
      if (!answer.more) {
        return;
      }
    }
  }
}
