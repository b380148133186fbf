import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  cutText,
  ML_KINDS,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  CandidateGuesses,
  ImportSource,
  ListedCandidate,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { withCatalogTimeout } from '../catalog/withCatalogTimeout';
import { withTimeout } from '../drills/RunbookReaderRegistry';
import { Clock } from '../time/Clock';

/** Milliseconds for which callers share a listing; one that failed is retried sooner. */
const LISTING_AGE = 60_000;
const FAILED_LISTING_AGE = 15_000;

const LISTING_TIMEOUT = 30_000;
const GUESS_TIMEOUT = 20_000;

/** The most candidates of a source that are kept in memory. */
const MAX_CANDIDATES = 20_000;

const MAX_NAME_LENGTH = 500;
const MAX_DESCRIPTION_LENGTH = 300;
const MAX_REASON_LENGTH = 1000;

const CONTROL_CHARACTER = /\p{Cc}/u;

/** The candidates of one source that no entity is connected to. */
export interface CandidateListing {
  source: ImportSource;
  candidates: readonly ListedCandidate[];
  /** Why not all candidates are listed, for users. */
  problem?: string;
  /** Whether the source could be read at all. */
  isReadable: boolean;
  /** What has been guessed so far, by the names of the candidates. */
  guesses: Map<string, CandidateGuesses>;
}

/** Lists the candidates of import sources. Callers share a listing for a minute. */
export class CandidateListings {
  private readonly cache = new Map<
    string,
    { expires: number; listing: Promise<CandidateListing> }
  >();

  constructor(
    private readonly options: {
      auth: AuthService;
      catalog: CatalogService;
      clock: Clock;
      logger: LoggerService;
    },
  ) {}

  /**
   * Returns the candidates of a source. A source that fails has a problem instead.
   *
   * @throws ServiceUnavailableError if the catalog does not respond
   */
  read(source: ImportSource): Promise<CandidateListing> {
    const { clock } = this.options;
    const cached = this.cache.get(source.id);
    if (cached && cached.expires > clock.time()) {
      return cached.listing;
    }
    const entry = { expires: Infinity, listing: this.list(source) };
    this.cache.set(source.id, entry);
    entry.listing.then(
      ({ problem }) => {
        entry.expires =
          clock.time() + (problem ? FAILED_LISTING_AGE : LISTING_AGE);
      },
      () => {
        this.cache.delete(source.id);
      },
    );
    return entry.listing;
  }

  /**
   * Guesses what the candidates of one page lack; guesses are kept with the listing.
   *
   * @returns why nothing could be guessed, for users
   */
  async guess(
    { source, guesses }: CandidateListing,
    candidates: readonly ListedCandidate[],
  ): Promise<string | undefined> {
    const missing = candidates.filter(({ name }) => !guesses.has(name));
    if (missing.length === 0) {
      return undefined;
    }
    const signal = AbortSignal.timeout(GUESS_TIMEOUT);
    try {
      const found = await withTimeout(
        source.guess(missing, { signal }),
        signal,
      );
      missing.forEach(({ name }, index) => guesses.set(name, found[index]));
      return undefined;
    } catch (error) {
      return this.describe(source, error, signal);
    }
  }

  private async list(source: ImportSource): Promise<CandidateListing> {
    const listed: ListedCandidate[] = [];
    const signal = AbortSignal.timeout(LISTING_TIMEOUT);
    let problem: string | undefined;
    try {
      await withTimeout(collect(source, listed, signal), signal);
    } catch (error) {
      problem = this.describe(source, error, signal);
    }
    if (listed.length > MAX_CANDIDATES) {
      problem = `More than ${MAX_CANDIDATES} are listed; the others are left out`;
    }
    const connected = await withCatalogTimeout(LISTING_TIMEOUT, () =>
      this.readConnected(source),
    );
    return {
      source,
      candidates: listed
        .slice(0, MAX_CANDIDATES)
        .filter(({ name }) => isUsable(name) && !connected.has(name))
        .map(toBounded),
      problem,
      isReadable: !problem || listed.length > 0,
      guesses: new Map(),
    };
  }

  /** Reads as the plugin itself, so that a model whose entity is hidden from the caller is not imported twice. */
  private async readConnected(source: ImportSource): Promise<Set<string>> {
    const { auth, catalog } = this.options;
    const connected = new Set<string>();
    const pages = catalog.streamEntities(
      {
        filter: {
          kind: [...ML_KINDS],
          [`metadata.annotations.${source.annotation}`]: CATALOG_FILTER_EXISTS,
        },
        fields: [
          'kind',
          'metadata.name',
          'metadata.namespace',
          'metadata.annotations',
        ],
      },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    for await (const page of pages) {
      for (const entity of page) {
        const name = source.connectedCandidate(entity);
        if (name !== undefined) {
          connected.add(name);
        }
      }
    }
    return connected;
  }

  private describe(
    { title }: ImportSource,
    error: unknown,
    signal: AbortSignal,
  ): string {
    const reason = signal.aborted
      ? `${title} did not respond in time`
      : cutText((error as Error).message, MAX_REASON_LENGTH);
    this.options.logger.warn(
      `The import source ${title} could not be read: ${reason}`,
    );
    return reason;
  }
}

async function collect(
  source: ImportSource,
  listed: ListedCandidate[],
  signal: AbortSignal,
): Promise<void> {
  for await (const page of source.list({ signal })) {
    signal.throwIfAborted();
    listed.push(...page);
    if (listed.length > MAX_CANDIDATES) {
      return;
    }
  }
}

function isUsable(name: string): boolean {
  return (
    name !== '' &&
    name.length <= MAX_NAME_LENGTH &&
    !CONTROL_CHARACTER.test(name)
  );
}

function toBounded(candidate: ListedCandidate): ListedCandidate {
  const { description = '' } = candidate;
  return {
    ...candidate,
    description:
      description.length > MAX_DESCRIPTION_LENGTH
        ? copyOf(cutText(description, MAX_DESCRIPTION_LENGTH, '…'))
        : description || undefined,
  };
}

/** A part of a text keeps the whole text in memory; a copy does not. */
function copyOf(text: string): string {
  return Buffer.from(text).toString();
}
