import { CatalogApi } from '@backstage/catalog-client';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  inferKind,
  IMPORTABLE_TYPES,
  MlKind,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { BELOW, includeBelow } from '../../ui/filters';
import { findGroupsBelow } from './findGroupsBelow';
import { findImported } from './findImported';
import { KINDS } from './useSelection';

export const PAGE_SIZE = 20;

/** The search parameters that filter the list. */
export const FILTER_PARAMETERS = ['q', 'like', 'from', 'type', 'owner', BELOW];

/** The value of the filter `like` that includes every type. */
export const EVERYTHING = 'everything';

/** The query to the catalog. */
export interface CandidatesQuery {
  text: string;
  /** One of the three kinds in lower case, or {@link EVERYTHING}; if absent, any of the three. */
  like: string | undefined;
  from: string | undefined;
  types: string[];
  owner: string | undefined;
  /** `false` excludes the groups below the owner. */
  includeBelow: false | undefined;
  cursor: string | undefined;
}

/** A Component or Resource, and the kind that its type suggests. */
export interface Candidate {
  entity: Entity;
  ref: string;
  kind: MlKind | undefined;
}

/** One page of Components and Resources. */
export interface CandidatesPage {
  /** All entities on the page, including imported ones. */
  items: Entity[];
  /** The entities that are not imported yet. */
  candidates: Candidate[];
  totalItems: number;
  /** The owner has more groups below it than the filter includes. */
  isOwnerCut: boolean;
  pageInfo: { nextCursor?: string; prevCursor?: string };
}

/** Parses the search parameters. */
export function candidatesQuery(params: URLSearchParams): CandidatesQuery {
  return {
    text: params.get('q') ?? '',
    like: params.get('like') ?? undefined,
    from: params.get('from') ?? undefined,
    types: params.getAll('type'),
    owner: params.get('owner') ?? undefined,
    includeBelow: includeBelow(params),
    cursor: params.get('cursor') ?? undefined,
  };
}

/** Loads one page, and excludes what is already imported from its candidates. */
export async function findCandidates(
  catalogApi: CatalogApi,
  query: CandidatesQuery,
): Promise<CandidatesPage> {
  const { refs: owners, isCut } = await ownersOf(catalogApi, query);
  const { items, totalItems, pageInfo } = await catalogApi.queryEntities(
    query.cursor
      ? { cursor: query.cursor, limit: PAGE_SIZE }
      : {
          filter: filterOf(query, owners),
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
    kind: inferKind(entity),
  }));
  const imported = await findImported(catalogApi, all);
  return {
    items,
    candidates: all.filter(({ ref }) => !imported.has(ref)),
    totalItems,
    isOwnerCut: isCut,
    pageInfo,
  };
}

/** Returns the types of the Components and Resources that match the filters `like` and `from`. */
export async function findTypes(
  catalogApi: CatalogApi,
  query: Pick<CandidatesQuery, 'like' | 'from'>,
): Promise<string[]> {
  const { facets } = await catalogApi.getEntityFacets({
    facets: ['spec.type'],
    filter: filterOf({ ...query, types: [] }),
  });
  return (facets['spec.type'] ?? []).map(({ value }) => value).sort();
}

/** Returns the owners that match the filter. */
async function ownersOf(
  catalogApi: CatalogApi,
  query: CandidatesQuery,
): Promise<{ refs: string[] | undefined; isCut: boolean }> {
  if (query.owner === undefined || query.includeBelow === false) {
    return { refs: query.owner ? [query.owner] : undefined, isCut: false };
  }
  return findGroupsBelow(catalogApi, query.owner);
}

function filterOf(
  query: Pick<CandidatesQuery, 'like' | 'from' | 'types'>,
  owners?: string[],
): Record<string, string | string[]> {
  const types = query.types.length > 0 ? query.types : typesLike(query.like);
  return {
    ...(owners && { 'relations.ownedBy': owners }),
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
