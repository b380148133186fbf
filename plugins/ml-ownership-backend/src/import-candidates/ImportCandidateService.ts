import { AuthService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  GetImportCandidates,
  ImportCandidate,
  ImportCandidatesPage,
  ImportSourceState,
  isHttpUrl,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  CandidateGuesses,
  ListedCandidate,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { z } from 'zod';
import { VisibilityFilter } from '../catalog/ReadableEntities';
import { withCatalogTimeout } from '../catalog/withCatalogTimeout';
import { compareTexts } from '../lineage/compareNodes';
import { OffsetPage } from '../lineage/OffsetPage';
import { createTermMatcher } from '../search/matchesTerms';
import { CandidateListing, CandidateListings } from './CandidateListings';
import { ImportSourceRegistry } from './ImportSourceRegistry';
import { refsOf, toImportGuess } from './toImportGuess';

/** Timeout of the request for the guessed entities, in milliseconds. */
const EXISTING_TIMEOUT = 10_000;

const candidatesFilter = z.object({
  ids: z.array(z.string().max(600)).max(50).optional(),
  source: z.string().max(100).optional(),
  q: z.string().max(200).optional(),
});

type CandidatesFilter = z.infer<typeof candidatesFilter>;

const ID = /^[a-z0-9-]+:./;

/** A candidate with the listing that it is from. */
interface CandidateRow {
  listing: CandidateListing;
  candidate: ListedCandidate;
}

const NO_GUESSES: CandidateGuesses = { owners: [], authors: [], producers: [] };

/** Lists what outside systems have and the catalog lacks. */
export class ImportCandidateService {
  constructor(
    private readonly options: {
      auth: AuthService;
      catalog: CatalogService;
      listings: CandidateListings;
      registry: ImportSourceRegistry;
    },
  ) {}

  /**
   * Returns a page of candidates, by name. Owners, authors and pipelines are guessed for this page only, and are
   * entities that exist and that the caller may read.
   *
   * @throws InputError, ServiceUnavailableError
   */
  async page(
    query: GetImportCandidates['query'],
    visible: VisibilityFilter,
  ): Promise<ImportCandidatesPage> {
    const page = this.requestPage(query);
    const listings = await Promise.all(
      this.options.registry.sources.map(source =>
        this.options.listings.read(source),
      ),
    );
    const matches = createMatcher(page.filter);
    const rows = listings.flatMap(listing =>
      listing.candidates
        .filter(candidate => matches(listing, candidate))
        .map((candidate): CandidateRow => ({ listing, candidate })),
    );
    const cut = page.cut(rows, compareRows);
    const problems = await this.guess(listings, cut.items);
    const existing = await this.findExisting(cut.items, visible);
    return {
      ...cut,
      items: cut.items.map(row => toImportCandidate(row, existing, visible)),
      sources: listings.map((listing, index) =>
        toState(listing, problems[index]),
      ),
    };
  }

  private requestPage(
    query: GetImportCandidates['query'],
  ): OffsetPage<CandidatesFilter> {
    const { registry } = this.options;
    const page = OffsetPage.request<CandidatesFilter>(
      candidatesFilter as z.ZodType<CandidatesFilter>,
      query,
      () => ({ ids: query.id, source: query.source, q: query.q }),
    );
    const { source, ids = [] } = page.filter;
    const known = registry.sources.map(({ id }) => id);
    if (source !== undefined && !known.includes(source)) {
      throw new InputError(
        `The parameter source is "${source}", expected ${known.join(' or ')}`,
      );
    }
    const wrong = ids.find(id => !ID.test(id));
    if (wrong !== undefined) {
      throw new InputError(
        `The parameter id is "${wrong}", expected a source and a name, such as "mlflow:churn"`,
      );
    }
    return page;
  }

  /** Returns the problem of each listing, if there is one. */
  private guess(
    listings: readonly CandidateListing[],
    rows: readonly CandidateRow[],
  ): Promise<(string | undefined)[]> {
    return Promise.all(
      listings.map(listing =>
        this.options.listings.guess(
          listing,
          rows
            .filter(row => row.listing === listing)
            .map(({ candidate }) => candidate),
        ),
      ),
    );
  }

  /**
   * Finds the guessed entities that exist and that the caller may read.
   *
   * @throws ServiceUnavailableError
   */
  private async findExisting(
    rows: readonly CandidateRow[],
    visible: VisibilityFilter,
  ): Promise<ReadonlySet<string>> {
    const { auth, catalog } = this.options;
    const refs = [...new Set(rows.map(guessesOf).flatMap(refsOf))].filter(ref =>
      visible.has(ref),
    );
    if (refs.length === 0) {
      return new Set();
    }
    const credentials = await auth.getOwnServiceCredentials();
    const { items } = await withCatalogTimeout(EXISTING_TIMEOUT, () =>
      catalog.getEntitiesByRefs(
        { entityRefs: refs, fields: ['kind'] },
        { credentials },
      ),
    );
    return new Set(refs.filter((_, index) => items[index] !== undefined));
  }
}

function createMatcher({
  ids,
  source: asked,
  q,
}: CandidatesFilter): (
  listing: CandidateListing,
  candidate: ListedCandidate,
) => boolean {
  const wanted = ids && new Set(ids);
  const holds = createTermMatcher(q);
  return ({ source }, { name, description = '' }) =>
    (asked === undefined || source.id === asked) &&
    (!wanted || wanted.has(`${source.id}:${name}`)) &&
    (!holds || holds(name, description));
}

function compareRows(a: CandidateRow, b: CandidateRow): number {
  return (
    compareTexts(a.candidate.name, b.candidate.name) ||
    compareTexts(a.listing.source.id, b.listing.source.id)
  );
}

function guessesOf({ listing, candidate }: CandidateRow): CandidateGuesses {
  return listing.guesses.get(candidate.name) ?? NO_GUESSES;
}

function toImportCandidate(
  row: CandidateRow,
  existing: ReadonlySet<string>,
  visible: VisibilityFilter,
): ImportCandidate {
  const { listing, candidate } = row;
  const { owners, authors, producers } = guessesOf(row);
  const { name, kind, description, url, type, lifecycle, annotations } =
    candidate;
  return {
    id: `${listing.source.id}:${name}`,
    source: listing.source.id,
    name,
    kind,
    description,
    url: url && isHttpUrl(url) ? url : undefined,
    type,
    lifecycle,
    annotations: { ...annotations },
    owner: toImportGuess(owners, ['group', 'user'], existing, visible),
    authors: authors.flatMap(author => {
      const guess = toImportGuess([author], ['user'], existing, visible);
      return guess?.entityRef ? [guess] : [];
    }),
    producer: toImportGuess(
      producers,
      ['pipeline', 'component'],
      existing,
      visible,
    ),
  };
}

function toState(
  { source, problem, isReadable }: CandidateListing,
  guessProblem: string | undefined,
): ImportSourceState {
  const reason = problem ?? guessProblem;
  const statusWithReason = isReadable ? 'incomplete' : 'unreadable';
  return {
    id: source.id,
    title: source.title,
    status: reason ? statusWithReason : 'read',
    reason,
  };
}
