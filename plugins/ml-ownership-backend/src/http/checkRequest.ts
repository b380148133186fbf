import { CustomErrorBase } from '@backstage/errors';
import { RequestHandler } from 'express';
import { checkQuery } from './checkQuery';
import { Operations } from './Operations';

class MethodNotAllowedError extends CustomErrorBase {
  name = 'MethodNotAllowedError' as const;

  readonly statusCode = 405;
}

/**
 * Rejects requests that the OpenAPI document does not define: an unknown method of a path with 405 and `Allow`, an
 * invalid query with 400.
 *
 * HEAD is checked like GET, as it is answered like GET: the document does not define HEAD, so the validator would
 * skip it. Node sends no body in either case.
 */
export function checkRequest(operations: Operations): RequestHandler {
  return (req, res, next) => {
    const found = operations.at(req.path);
    if (found.length === 0 || req.method === 'OPTIONS') {
      next();
      return;
    }
    const { method } = req;
    const operation = found.find(
      candidate => candidate.method === (method === 'HEAD' ? 'GET' : method),
    );
    if (!operation) {
      const allowed = [
        ...new Set(
          found.flatMap(candidate =>
            candidate.method === 'GET' ? ['GET', 'HEAD'] : [candidate.method],
          ),
        ),
      ].join(', ');
      res.set('Allow', allowed);
      next(
        new MethodNotAllowedError(
          `${req.path} does not accept ${method}, expected ${allowed}`,
        ),
      );
      return;
    }
    req.method = operation.method;
    checkQuery(operation, req.url);
    next();
  };
}
