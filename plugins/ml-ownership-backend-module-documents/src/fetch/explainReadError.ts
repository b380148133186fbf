import { toError } from '@backstage/errors';
import { FetchedDocument } from './FetchedDocument';

/**
 * Explains an error of Backstage's URL reader to users who can fix it. Readers report the status only in their
 * messages; the rest of a message may be meant for operators, and is not repeated.
 */
export function describeReadError(
  url: string,
  thrown: unknown,
): Exclude<FetchedDocument, { status: 'read' }> {
  const error = toError(thrown);
  const { host } = new URL(url);
  const unreadable = (reason: string) => ({
    status: 'unreadable' as const,
    reason,
  });
  switch (error.name) {
    case 'NotModifiedError':
      return { status: 'not-modified' };
    case 'NotFoundError':
      return { status: 'missing' };
    case 'NotAllowedError':
      return unreadable(
        `Backstage may not read ${host}: add it to backend.reading.allow or to integrations`,
      );
    default:
  }
  const redirectedTo =
    /^URL not allowed by backend\.reading\.allow configuration: (\S+)/.exec(
      error.message,
    )?.[1];
  if (redirectedTo) {
    const target = URL.canParse(redirectedTo)
      ? new URL(redirectedTo).host
      : 'another host';
    return unreadable(
      `${host} redirects to ${target}, which Backstage may not read; link the document where it is now, or add ${target} to backend.reading.allow`,
    );
  }
  if (error.message.startsWith('Too many redirects')) {
    return unreadable(
      `${host} redirects too often; link the document where it is now`,
    );
  }
  const status = Number(/, (\d{3})\b[^,]*$/.exec(error.message)?.[1]);
  if (/rate limit/i.test(error.message) || status === 429) {
    return unreadable(
      `${host} limits the requests of Backstage; it will be retried`,
    );
  }
  if (status === 401 || status === 403) {
    return unreadable(
      `${host} refuses Backstage (${status}): give its integration a token that may read the document`,
    );
  }
  if (status === 404 || status === 410) {
    return { status: 'missing' };
  }
  return unreadable(
    status >= 100
      ? `${host} answered with ${status}; it will be retried`
      : `${host} could not be reached; it will be retried`,
  );
}
