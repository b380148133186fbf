import { CatalogApi } from '@backstage/catalog-client';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  guessKind,
  IMPORTABLE_TYPES,
  MlKind,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { findImported } from './findImported';
import { KINDS } from './usePicked';

export const PAGE_SIZE = 20;

/** The search parameters that narrow the list. */
export const FILTER_PARAMETERS = ['q', 'like', 'from', 'type', 'owner'];

/** Stands for whatever it looks like. */
export const EVERYTHING = 'everything';

/** What is asked from the catalog. */
export interface CandidatesQuery {
  text: string;
  /** One of the three kinds in lower case, or {@link EVERYTHING}; any of the three where absent. */
  like: string | undefined;
  from: string | undefined;
  types: string[];
  owner: string | undefined;
  cursor: string | undefined;
}

/** A Component or Resource, and what it looks like. */
export interface Candidate {
  entity: Entity;
  ref: string;
  kind: MlKind | undefined;
}

/** One page of Components and Resources. */
export interface CandidatesPage {
  /** As many as the catalog counts on the page. */
  items: Entity[];
  /** Those that are not described yet. */
  candidates: Candidate[];
  totalItems: number;
  pageInfo: { nextCursor?: string; prevCursor?: string };
}

/** What the search parameters ask for. */
export function candidatesQuery(params: URLSearchParams): CandidatesQuery {
  return {
    text: params.get('q') ?? '',
    like: params.get('like') ?? undefined,
    from: params.get('from') ?? undefined,
    types: params.getAll('type'),
    owner: params.get('owner') ?? undefined,
    cursor: params.get('cursor') ?? undefined,
  };
}

/** Reads one page, and what of it is described already. */
export async function findCandidates(
  catalogApi: CatalogApi,
  query: CandidatesQuery,
): Promise<CandidatesPage> {
  const { items, totalItems, pageInfo } = await catalogApi.queryEntities(
    query.cursor
      ? { cursor: query.cursor, limit: PAGE_SIZE }
      : {
          filter: filterOf(query),
          fullTextFilter: query.text
            ? {
                term: query.text,
                fields: [
                  'metadata.name',
                  'metadata.title',
                  'metadata.description',
                ],
              }
            : undefined,
          orderFields: { field: 'metadata.name', order: 'asc' },
          limit: PAGE_SIZE,
        },
  );
  const all = items.map(entity => ({
    entity,
    ref: stringifyEntityRef(entity),
    kind: guessKind(entity),
  }));
  const imported = await findImported(catalogApi, all);
  return {
    items,
    candidates: all.filter(({ ref }) => !imported.has(ref)),
    totalItems,
    pageInfo,
  };
}

/** The types that Components and Resources have, whichever of them looks like what is asked for. */
export async function findTypes(
  catalogApi: CatalogApi,
  query: Pick<CandidatesQuery, 'like' | 'from'>,
): Promise<string[]> {
  const { facets } = await catalogApi.getEntityFacets({
    facets: ['spec.type'],
    filter: filterOf({ ...query, types: [], owner: undefined }),
  });
  return (facets['spec.type'] ?? []).map(({ value }) => value).sort();
}

function filterOf(
  query: Pick<CandidatesQuery, 'like' | 'from' | 'types' | 'owner'>,
): Record<string, string | string[]> {
  const types = query.types.length > 0 ? query.types : typesLike(query.like);
  return {
    ...(query.owner && { 'relations.ownedBy': query.owner }),
    ...(types && { 'spec.type': types }),
    kind: query.from ? [query.from] : ['Component', 'Resource'],
  };
}

function typesLike(like: string | undefined): string[] | undefined {
  if (like === EVERYTHING) {
    return undefined;
  }
  const kind = KINDS.find(known => known.toLocaleLowerCase('en-US') === like);
  return (kind ? [kind] : KINDS).flatMap(known => IMPORTABLE_TYPES[known]);
}
