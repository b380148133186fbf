import { LoggerService } from '@backstage/backend-plugin-api';
import express from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import { verifySignature } from './verifySignature';

const MAX_BYTES = 100_000;

/** Only the name of the model is used: what changed is read from MLflow itself. */
const eventSchema = z.object({
  entity: z.string(),
  action: z.string(),
  data: z.object({ name: z.string().min(1).max(1000) }),
});

/**
 * Receives the webhooks of one MLflow server at `/`, and has the named model checked. A webhook is not evidence.
 *
 * @param options - `onChanged` gets the name of a registered model
 */
export function createWebhookRouter(options: {
  logger: LoggerService;
  /** Milliseconds since the epoch. */
  now: () => number;
  onChanged: (model: string) => Promise<void>;
  secret: string;
  title: string;
}): express.Router {
  const { logger, now, onChanged, secret, title } = options;
  const router = Router();
  router.post(
    '/',
    express.raw({ type: () => true, limit: MAX_BYTES }),
    async (req, res) => {
      const headers = {
        id: req.header('x-mlflow-delivery-id'),
        timestamp: req.header('x-mlflow-timestamp'),
        signature: req.header('x-mlflow-signature'),
      };
      const body = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
      if (!verifySignature(headers, body, secret, now())) {
        logger.warn(
          `${title}: a webhook without a valid signature was rejected`,
        );
        res.status(401).json({
          error: {
            name: 'AuthenticationError',
            message:
              'The signature is missing, wrong or older than five minutes; expected X-MLflow-Signature by the secret of the webhook',
          },
        });
        return;
      }
      const event = parseEvent(body);
      if (event) {
        await onChanged(event.data.name);
      }
      res.status(204).end();
    },
  );
  return router;
}

function parseEvent(body: Buffer): z.infer<typeof eventSchema> | undefined {
  try {
    const { data } = eventSchema.safeParse(JSON.parse(body.toString('utf8')));
    return data;
  } catch {
    return undefined;
  }
}
