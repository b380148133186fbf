import { LoggerService } from '@backstage/backend-plugin-api';
import { isError, ServiceUnavailableError } from '@backstage/errors';

/** Backstage errors that are about the request, whichever service throws them. */
const OF_THE_REQUEST = [
  'AuthenticationError',
  'ConflictError',
  'InputError',
  'NotAllowedError',
  'NotFoundError',
];

/**
 * Responses of a service that is missing, is starting or cannot authenticate the caller: none of them is about the
 * entity.
 */
const NOT_THERE = [401, 403, 404, 408, 429];

/**
 * Wraps a service that depends on other services, such as the catalog: if it is unavailable, its methods throw a
 * ServiceUnavailableError and the reason is logged. Otherwise the caller would get a 500, or a response that the
 * entity is forbidden or does not exist.
 *
 * @param name - for the message, such as "catalog"
 */
export function orUnavailable<T extends object>(
  name: string,
  service: T,
  logger: LoggerService,
): T {
  const toThrow = (error: unknown) => {
    if (!isUnavailable(error)) {
      return error;
    }
    logger.warn(`The ${name} does not respond: ${error}`);
    return new ServiceUnavailableError(
      `The ${name} does not respond; try again later`,
    );
  };
  const guard = (result: unknown): unknown => {
    if (result instanceof Promise) {
      return result.catch(error => {
        throw toThrow(error);
      });
    }
    return isAsyncIterable(result) ? iterate(result, toThrow) : result;
  };
  return new Proxy(service, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function'
        ? (...args: unknown[]) => guard(value.apply(target, args))
        : value;
    },
  });
}

async function* iterate<T>(
  items: AsyncIterable<T>,
  toThrow: (error: unknown) => unknown,
): AsyncGenerator<T> {
  const iterator = items[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await iterator.next().catch(error => {
        throw toThrow(error);
      });
      if (next.done) {
        return;
      }
      yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return (
    typeof value === 'object' && value !== null && Symbol.asyncIterator in value
  );
}

function isUnavailable(error: unknown): boolean {
  if (!isError(error)) {
    return true;
  }
  const { statusCode } = error;
  return typeof statusCode === 'number'
    ? statusCode >= 500 || NOT_THERE.includes(statusCode)
    : !OF_THE_REQUEST.includes(error.name);
}
