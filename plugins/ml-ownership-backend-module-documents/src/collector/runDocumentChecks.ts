import { LoggerService } from '@backstage/backend-plugin-api';
import { cutText } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  DocumentFetcher,
  FetchedDocument,
  FetchOptions,
  TIME_IS_OVER,
} from '../fetch';
import { DocumentAnswer, UnreadDocumentError } from '../reading';
import { Look, DocumentCheckResult } from './DocumentCheck';
import { readCachedFinding } from './readingCache';
import { readWithIncludedFiles } from './readWithIncludedFiles';

/** In UTF-16 code units: the collector interface allows 1,000, and more text may be appended. */
const MAX_DETAIL_LENGTH = 700;

/** Reads a document for a check. */
export type ReadForLook = (
  look: Look,
  document: { content: string; path: string; fragment?: string },
) => Promise<DocumentAnswer>;

/**
 * Runs checks: fetches each document once, and reads it for each check. An unchanged document confirms the earlier
 * finding.
 */
export async function runDocumentChecks(
  looks: readonly Look[],
  options: {
    fetcher: DocumentFetcher;
    fetch: Omit<FetchOptions, 'etag'>;
    logger: LoggerService;
    read: ReadForLook;
  },
): Promise<Map<Look, DocumentCheckResult>> {
  const byDocument = new Map<string, Look[]>();
  for (const look of looks) {
    const key = look.urls.join('\n');
    byDocument.set(key, [...(byDocument.get(key) ?? []), look]);
  }
  const results = new Map<Look, DocumentCheckResult>();
  await Promise.all(
    [...byDocument.values()].map(async asking => {
      const { url, document } = await fetchFirst(asking, options);
      for (const look of asking) {
        results.set(look, await toCheckResult(look, url, document, options));
      }
    }),
  );
  return results;
}

/** The document from the first address that has one. */
async function fetchFirst(
  looks: readonly Look[],
  {
    fetcher,
    fetch,
  }: { fetcher: DocumentFetcher; fetch: Omit<FetchOptions, 'etag'> },
): Promise<{ url: string; document: FetchedDocument }> {
  const known = looks.map(readCachedFinding);
  const [first] = known;
  // A check without a finding for this version needs the document itself.
  const isShared = known.every(
    reading => reading?.etag === first?.etag && reading?.url === first?.url,
  );
  const isLockFile = looks.some(({ criterion }) => criterion.takesImages);
  let answer: { url: string; document: FetchedDocument } | undefined;
  for (const url of looks[0].urls) {
    const etag = isShared && first?.url === url ? first.etag : undefined;
    const document = await fetcher.fetch(url, { ...fetch, etag, isLockFile });
    answer = { url, document };
    if (document.status !== 'missing') {
      return answer;
    }
  }
  return { url: looks[0].urls[0], document: answer!.document };
}

interface ReadOptions {
  fetcher: DocumentFetcher;
  fetch: Omit<FetchOptions, 'etag'>;
  logger: LoggerService;
  read: ReadForLook;
}

async function toCheckResult(
  look: Look,
  url: string,
  document: FetchedDocument,
  options: ReadOptions,
): Promise<DocumentCheckResult> {
  const link = look.fragment ? `${url}#${look.fragment}` : url;
  switch (document.status) {
    case 'unreadable':
      return { seen: false, reason: document.reason };
    case 'missing':
      return {
        seen: true,
        url: link,
        reading: {
          outcome: 'fail',
          detail: `Document not found at ${url.slice(
            0,
            500,
          )}, or not accessible to Backstage`,
        },
      };
    case 'not-modified':
      return toUnchangedResult(look, url, link);
    default:
      return toReadResult(look, { url, link }, document, options);
  }
}

function toUnchangedResult(
  look: Look,
  url: string,
  link: string,
): DocumentCheckResult {
  const earlier = readCachedFinding(look);
  return earlier
    ? {
        seen: true,
        url: link,
        digest: earlier.digest,
        reading: { outcome: earlier.outcome, detail: earlier.detail },
        remembered: { url, etag: earlier.etag },
      }
    : {
        seen: false,
        reason: `${
          new URL(url).host
        } answered 304 without a conditional request; it will be retried`,
      };
}

async function toReadResult(
  look: Look,
  { url, link }: { url: string; link: string },
  document: Extract<FetchedDocument, { status: 'read' }>,
  options: ReadOptions,
): Promise<DocumentCheckResult> {
  let answer: Awaited<ReturnType<typeof readWithIncludedFiles>>;
  try {
    answer = await readWithIncludedFiles(look, url, document, options);
  } catch (error) {
    if (options.fetch.signal.aborted) {
      return { seen: false, reason: TIME_IS_OVER };
    }
    if (error instanceof UnreadDocumentError) {
      return { seen: false, reason: error.message };
    }
    options.logger.error(
      `The reader of ${look.criterion.id} failed`,
      error as Error,
    );
    return {
      seen: false,
      reason: 'The document could not be processed; see the log of the backend',
    };
  }
  const { outcome } = answer.reading;
  const detail = cutText(answer.reading.detail, MAX_DETAIL_LENGTH);
  return outcome === 'unknown'
    ? { seen: false, reason: detail }
    : {
        seen: true,
        url: link,
        digest: answer.digest,
        // Included files can change while the document does not.
        remembered:
          document.etag && !answer.hasIncludedFiles
            ? { url, etag: document.etag }
            : undefined,
        reading: { outcome, detail },
      };
}
