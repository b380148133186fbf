import { createHash } from 'crypto';
import { DocumentFinding } from '../DocumentFinding';
import { readIncludedFiles } from '../environment';
import { DocumentFetcher, FetchedDocument, FetchOptions } from '../fetch';
import { Look } from './DocumentCheck';
import type { ReadForLook } from './runDocumentChecks';

/**
 * Reads a document for a check, together with the files that it includes.
 *
 * @returns the finding, and the digest of what was read: of the section, the document, or it and its included files
 * @throws what `read` throws
 */
export async function readWithIncludedFiles(
  look: Look,
  url: string,
  document: FetchedDocument & { status: 'read' },
  options: {
    fetcher: DocumentFetcher;
    fetch: Omit<FetchOptions, 'etag'>;
    read: ReadForLook;
  },
): Promise<{
  reading: DocumentFinding;
  digest: string;
  hasIncludedFiles: boolean;
}> {
  const path = new URL(url).pathname;
  const answer = await options.read(look, {
    content: document.content,
    path,
    fragment: look.fragment,
  });
  if (!answer.hasSection) {
    return {
      reading: {
        outcome: 'fail',
        detail: `The document has no section "#${look.fragment?.slice(0, 80)}"`,
      },
      digest: document.digest,
      hasIncludedFiles: false,
    };
  }
  const digests = [answer.digest ?? document.digest];
  const reading = await readIncludedFiles(
    answer.reading,
    path,
    async included => {
      const address = new URL(url);
      address.pathname = included;
      const file = await options.fetcher.fetch(address.toString(), {
        ...options.fetch,
        isLockFile: true,
      });
      if (file.status !== 'read') {
        return undefined;
      }
      digests.push(file.digest);
      const found = await options.read(look, {
        content: file.content,
        path: included,
      });
      return found.hasSection ? found.reading : undefined;
    },
  );
  return {
    reading,
    digest: digests.length === 1 ? digests[0] : digestOf(digests),
    hasIncludedFiles: answer.reading.includes !== undefined,
  };
}

function digestOf(digests: readonly string[]): string {
  const hash = createHash('sha256').update(digests.join('\n')).digest('hex');
  return `sha256:${hash}`;
}
