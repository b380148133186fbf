import { InputError } from '@backstage/errors';
import { RequestHandler } from 'express';
import { containsNul } from '../database/containsNul';

/** PostgreSQL rejects NUL in any text, and no valid request contains it. */
export const rejectNulInUrl: RequestHandler = (req, _, next) => {
  next(
    /%00/.test(req.url)
      ? new InputError('The request contains a NUL character (%00)')
      : undefined,
  );
};

/** Evidence is exempt: each of its items is validated separately. */
export const rejectNulInBody: RequestHandler = (req, _, next) => {
  next(
    req.path !== '/v1/evidence' && containsNul(req.body)
      ? new InputError('The request contains a NUL character')
      : undefined,
  );
};
