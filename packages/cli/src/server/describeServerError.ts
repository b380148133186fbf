import { isError, ResponseError } from '@backstage/errors';

/** What happened to a request, in one or two sentences. */
export function describeServerError(error: unknown): string {
  if (error instanceof ResponseError) {
    const { status } = error.response;
    const hint =
      status === 401
        ? '. MLOWNERSHIP_TOKEN has to be a token that Backstage accepts'
        : '';
    return `The server answered ${status}: ${error.cause.message}${hint}`;
  }
  if (!isError(error)) {
    return String(error);
  }
  if (error.name === 'SyntaxError') {
    return `The server did not answer with JSON. The address has to be that of Backstage's backend (${error.message})`;
  }
  const { cause } = error;
  return isError(cause)
    ? `The server does not respond: ${cause.message}`
    : error.message;
}
