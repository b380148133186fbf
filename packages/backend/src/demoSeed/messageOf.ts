import { isError, ResponseError } from '@backstage/errors';

/** The error message of the server, in place of its status text. */
export function messageOf(error: unknown): string {
  if (error instanceof ResponseError) {
    return error.cause.message;
  }
  return isError(error) || hasMessage(error) ? error.message : String(error);
}

function hasMessage(error: unknown): error is { message: string } {
  return typeof error === 'object' && error !== null && 'message' in error;
}
