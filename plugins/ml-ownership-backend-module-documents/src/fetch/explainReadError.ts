import { toError } from '@backstage/errors';
import { FetchedDocument } from './FetchedDocument';

/**
 * What an error of Backstage's URL reader means, in words for those who can do something about it. Readers tell the status
 * only in their messages; what else stands there may be meant for operators, and is not repeated.
 */
export function explainReadError(
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
      `${host} redirects again and again; link the document where it is now`,
    );
  }
  const status = Number(/, (\d{3})\b[^,]*$/.exec(error.message)?.[1]);
  if (/rate limit/i.test(error.message) || status === 429) {
    return unreadable(
      `${host} lets Backstage read no more for now; it will be read later`,
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
      ? `${host} answered with ${status}; it will be tried again`
      : `${host} could not be reached; it will be tried again`,
  );
}
