import { SourceError } from '../source-client';
import { CiProject, CiSource } from './CiSource';

/** The message of an error, and what to do about it. */
export function explainCiError(
  { message, reason, retryAt }: SourceError,
  { host, path }: CiProject,
  { credentials: { name, key } }: Pick<CiSource, 'credentials'>,
): string {
  switch (reason) {
    case 'unauthenticated':
      return `${message}; check the credentials for ${host} in ${key}`;
    case 'forbidden':
      return `${message}; ${name} for ${path} lacks a permission, see the documentation of the module`;
    case 'not-found':
      return `${message}; it does not exist, or ${name} for ${path} may not read it`;
    case 'rate-limited':
      return `${message}; rate limited until ${retryAt}`;
    default:
      return message;
  }
}
