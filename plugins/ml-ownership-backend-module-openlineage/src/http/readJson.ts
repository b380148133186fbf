import { InputError, isError } from '@backstage/errors';
import express from 'express';

/**
 * Reads the body of a request as JSON, compressed or not.
 *
 * @param limit - in bytes, of the unpacked body
 * @throws an error with status 413 if it is larger; InputError if it is not JSON
 */
export async function readJson(
  req: express.Request,
  res: express.Response,
  limit: number,
): Promise<unknown> {
  const read = express.raw({ type: () => true, inflate: true, limit });
  await new Promise<void>((resolve, reject) => {
    read(req, res, error => (error ? reject(error) : resolve()));
  });
  const bytes = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new InputError(
      `The body is not JSON in UTF-8: ${
        isError(error) ? error.message : error
      }`,
    );
  }
}
