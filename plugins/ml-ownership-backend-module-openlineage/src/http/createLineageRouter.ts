import {
  AuditorService,
  BackstageCredentials,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  InputError,
  isError,
  NotAllowedError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import { evidenceWritePermission } from '@mlownership/backstage-plugin-ml-ownership-common';
import express from 'express';
import Router from 'express-promise-router';
import { LineageEvent, parseEvent } from '../events';
import { readJson } from './readJson';
import { StoreLimiter } from './StoreLimiter';

/** Of the unpacked body; Spark's plans take about a megabyte. */
const MAX_BYTES = 5_000_000;
const MAX_BATCH_BYTES = 20_000_000;
const MAX_BATCH = 1_000;

/** In seconds. */
const RETRY_AFTER = 1;

/** An event of a batch that was refused, as the specification of OpenLineage has it. */
interface FailedEvent {
  index: number;
  reason: string;
  /** The same event will be refused again. */
  retriable: false;
}

/**
 * Receives OpenLineage events at `/`, and batches of them at `/batch`. It answers 2xx once what it uses of them is
 * durable, and 503 while too many requests are being stored: clients send the events again after that, and lose them
 * after 429.
 *
 * @param options - `store` resolves when the events are durable; `onStored` and `onRefused` do not delay the answer
 */
export function createLineageRouter(options: {
  auditor: AuditorService;
  httpAuth: HttpAuthService;
  limiter: StoreLimiter;
  now: () => number;
  onRefused: (reason: string) => void;
  onStored: () => void;
  permissions: PermissionsService;
  store: (events: LineageEvent[]) => Promise<void>;
  /** Subjects of the tokens that may send events. */
  writers: ReadonlySet<string>;
}): express.Router {
  const { limiter, now, onRefused, onStored, store } = options;

  /** Authorizes and audits a request, and limits their number. */
  const receive = async (
    req: express.Request,
    res: express.Response,
    limit: number,
    use: (body: unknown) => Promise<JsonObject>,
  ) => {
    const audit = await options.auditor.createEvent({
      eventId: 'openlineage-receive',
      severityLevel: 'low',
      request: req,
    });
    try {
      await authorize(req, options);
      const leave = limiter.enter();
      if (!leave) {
        throw busy('Too many events are being stored');
      }
      try {
        const meta = await use(await readJson(req, res, limit));
        await audit.success({ meta });
      } finally {
        leave();
      }
    } catch (error) {
      await audit.fail({ error: error as Error });
      if (isError(error) && error.name === 'ServiceUnavailableError') {
        res.set('Retry-After', String(RETRY_AFTER));
      }
      throw error;
    }
  };

  const storeAll = async (events: LineageEvent[]) => {
    try {
      await store(events);
    } catch (error) {
      if (isError(error) && error.name === 'KnexTimeoutError') {
        throw busy('The database is busy');
      }
      throw error;
    }
    onStored();
  };

  const router = Router();

  router.post('/', async (req, res) => {
    await receive(req, res, MAX_BYTES, async body => {
      let event;
      try {
        event = parseEvent(body, now());
      } catch (error) {
        onRefused((error as Error).message);
        throw error;
      }
      await storeAll([event]);
      return { received: 1, refused: 0 };
    });
    res.status(200).end();
  });

  router.post('/batch', async (req, res) => {
    const failed: FailedEvent[] = [];
    let received = 0;
    await receive(req, res, MAX_BATCH_BYTES, async body => {
      const items = toItems(body);
      received = items.length;
      const events = items.flatMap((item, index) => {
        try {
          return [parseEvent(item, now())];
        } catch (error) {
          const reason = (error as Error).message;
          failed.push({ index, reason, retriable: false });
          return [];
        }
      });
      await storeAll(events);
      if (failed.length > 0) {
        onRefused(`Event ${failed[0].index} of a batch: ${failed[0].reason}`);
      }
      return { received, refused: failed.length };
    });
    if (failed.length === 0) {
      res.status(204).end();
      return;
    }
    res.json({
      status: 'partial_success',
      summary: {
        received,
        successful: received - failed.length,
        failed: failed.length,
        retriable: 0,
        non_retriable: failed.length,
      },
      failed_events: failed,
    });
  });

  return router;
}

function busy(message: string): ServiceUnavailableError {
  return new ServiceUnavailableError(`${message}; send them again soon`);
}

function toItems(body: unknown): unknown[] {
  if (!Array.isArray(body)) {
    throw new InputError('The body is not an array, expected events');
  }
  if (body.length > MAX_BATCH) {
    throw new InputError(
      `The batch has ${body.length} events, expected ${MAX_BATCH} at most`,
    );
  }
  return body;
}

/** @throws NotAllowedError unless the caller is a token that may send events */
async function authorize(
  req: express.Request,
  {
    httpAuth,
    permissions,
    writers,
  }: {
    httpAuth: HttpAuthService;
    permissions: PermissionsService;
    writers: ReadonlySet<string>;
  },
): Promise<void> {
  const credentials = await httpAuth.credentials(req, { allow: ['service'] });
  const { subject } = (credentials as BackstageCredentials<{ subject: string }>)
    .principal;
  if (!writers.has(subject)) {
    throw new NotAllowedError(
      `${subject} may not send events: mlOwnership.openlineage.writers does not name it`,
    );
  }
  const [decision] = await permissions.authorize(
    [{ permission: evidenceWritePermission }],
    { credentials },
  );
  if (decision.result !== AuthorizeResult.ALLOW) {
    throw new NotAllowedError(
      `Missing permission ${evidenceWritePermission.name}`,
    );
  }
}
