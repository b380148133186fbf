import { LoggerService } from '@backstage/backend-plugin-api';
import { createHash } from 'crypto';
import { DocumentFetcher, FetchedDocument, FetchOptions } from '../fetch';
import { Reading } from '../Reading';
import { detectTextFormat, selectSection } from '../text';
import { Look, LookResult } from './Look';
import { recall } from './RememberedReadings';

/** In UTF-16 code units: the interface of collectors demands at most 1,000, and something may be said after it. */
const LONGEST_DETAIL = 700;

/** Reads a document for a look. */
export type DocumentReader = (look: Look, content: string) => Reading;

/**
 * Looks at documents: fetches each once, whoever asks about it, and reads it for each look. A document that has not changed
 * since confirms what was read then.
 */
export async function readLooks(
  looks: readonly Look[],
  options: {
    fetcher: DocumentFetcher;
    fetch: Omit<FetchOptions, 'etag'>;
    logger: LoggerService;
    read: DocumentReader;
  },
): Promise<Map<Look, LookResult>> {
  const byDocument = new Map<string, Look[]>();
  for (const look of looks) {
    const key = look.urls.join('\n');
    byDocument.set(key, [...(byDocument.get(key) ?? []), look]);
  }
  const results = new Map<Look, LookResult>();
  await Promise.all(
    [...byDocument.values()].map(async asking => {
      const { url, document } = await fetchFirst(asking, options);
      for (const look of asking) {
        results.set(look, conclude(look, url, document, options));
      }
    }),
  );
  return results;
}

/** The document from the first of its addresses where there is one. */
async function fetchFirst(
  looks: readonly Look[],
  {
    fetcher,
    fetch,
  }: { fetcher: DocumentFetcher; fetch: Omit<FetchOptions, 'etag'> },
): Promise<{ url: string; document: FetchedDocument }> {
  const known = looks.map(recall);
  const [first] = known;
  // Whoever has not read this version needs the document itself.
  const isShared = known.every(
    reading => reading?.etag === first?.etag && reading?.url === first?.url,
  );
  let answer: { url: string; document: FetchedDocument } | undefined;
  for (const url of looks[0].urls) {
    const etag = isShared && first?.url === url ? first.etag : undefined;
    const document = await fetcher.fetch(url, { ...fetch, etag });
    answer = { url, document };
    if (document.status !== 'missing') {
      return answer;
    }
  }
  return { url: looks[0].urls[0], document: answer!.document };
}

function conclude(
  look: Look,
  url: string,
  document: FetchedDocument,
  options: { logger: LoggerService; read: DocumentReader },
): LookResult {
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
          detail: `There is no document at ${url.slice(
            0,
            500,
          )}, or Backstage has no access to it`,
        },
      };
    case 'not-modified': {
      const earlier = recall(look);
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
            } says that the document has not changed, and nobody had asked; it will be read later`,
          };
    }
    default:
  }
  const remembered = document.etag ? { url, etag: document.etag } : undefined;
  let { content, digest } = document;
  if (look.fragment) {
    const section = selectSection(
      content,
      detectTextFormat(new URL(url).pathname, content),
      look.fragment,
    );
    if (section === undefined) {
      return {
        seen: true,
        url: link,
        digest,
        remembered,
        reading: {
          outcome: 'fail',
          detail: `The document has no section "#${look.fragment.slice(
            0,
            80,
          )}"`,
        },
      };
    }
    content = section;
    digest = `sha256:${createHash('sha256').update(section).digest('hex')}`;
  }
  let reading: Reading;
  try {
    reading = options.read({ ...look, urls: [url] }, content);
  } catch (error) {
    options.logger.error(
      `The reader of ${look.criterion.id} failed`,
      error as Error,
    );
    reading = {
      outcome: 'unknown',
      detail:
        'The reader failed over this document; see the log of the backend',
    };
  }
  const { outcome } = reading;
  const detail = reading.detail.slice(0, LONGEST_DETAIL);
  return outcome === 'unknown'
    ? { seen: false, reason: detail }
    : {
        seen: true,
        url: link,
        digest,
        remembered,
        reading: { outcome, detail },
      };
}
