import {
  AuditorService,
  AuditorServiceEventSeverityLevel,
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import {
  Campaign,
  Drill,
  Handover,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Request, Response } from 'express';
import { EvaluationService } from '../evaluation/EvaluationService';
import { createLimit, Limit } from '../limits/createLimit';
import { unlessLeft } from '../limits/unlessLeft';

/** Maximum number of entities named in an audit event. */
export const MAX_AUDITED_REFS = 50;

type AnyRequest = Request<any, any, any, any, any>;

/** What all routes have in common: who calls, the limit of expensive requests, and audit events. */
export class RouteContext {
  /** Limits requests that read a large part of the portfolio. */
  readonly limit: Limit = createLimit();

  constructor(
    private readonly options: {
      auditor: AuditorService;
      evaluation: EvaluationService;
      httpAuth: HttpAuthService;
    },
  ) {}

  /** Authenticates the caller. */
  async credentialsOf(req: AnyRequest): Promise<BackstageCredentials> {
    const { evaluation, httpAuth } = this.options;
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    if (req.method === 'GET') {
      // Evaluates what has become due, so that reads return the current state.
      await evaluation.catchUp();
    }
    return credentials;
  }

  /** Answers expensive requests, limited in concurrency. */
  async limited<T>(
    req: AnyRequest,
    res: Response<T>,
    answer: (credentials: BackstageCredentials) => Promise<T>,
    limit = this.limit,
  ): Promise<void> {
    const credentials = await this.credentialsOf(req);
    await unlessLeft(res, async signal => {
      res.json(await limit(credentials, signal, () => answer(credentials)));
    });
  }

  /** Wraps an action in an audit event. */
  async audited<T>(
    req: AnyRequest,
    event: {
      eventId: string;
      severityLevel?: AuditorServiceEventSeverityLevel;
      meta: JsonObject;
    },
    action: () => Promise<T>,
    outcome: (result: T) => JsonObject,
  ): Promise<T> {
    const auditEvent = await this.options.auditor.createEvent({
      severityLevel: 'medium',
      ...event,
      request: req as unknown as Request,
    });
    try {
      const result = await action();
      await auditEvent.success({ meta: outcome(result) });
      return result;
    } catch (error) {
      await auditEvent.fail({ error: error as Error });
      throw error;
    }
  }

  /** Changes a record, with its values before and after in the audit event. */
  async changed<T extends Campaign | Drill | Handover>(
    req: AnyRequest,
    event: { eventId: string; isResult?: boolean },
    read: (id: string, credentials: BackstageCredentials) => Promise<T>,
    change: (id: string, credentials: BackstageCredentials) => Promise<T>,
  ): Promise<T> {
    const { id } = req.params;
    const meta: JsonObject = { id };
    return this.audited(
      req,
      {
        eventId: event.eventId,
        severityLevel: event.isResult ? 'high' : 'medium',
        meta,
      },
      async () => {
        const credentials = await this.credentialsOf(req);
        meta.before = toAudit(await read(id, credentials));
        return change(id, credentials);
      },
      result => ({ before: meta.before, after: toAudit(result) }),
    );
  }
}

/** The record without fields that are stored elsewhere or computed. */
export function toAudit(record: Campaign | Drill | Handover): JsonObject {
  return JSON.parse(
    JSON.stringify({
      ...record,
      entries: undefined,
      steps: undefined,
      history: undefined,
      teams: undefined,
    }),
  );
}
