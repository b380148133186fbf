import { GetLineage, GetLineagePath } from '../schema/openapi';

/**
 * A query with a start time. The type generator renames `from`, a reserved word in some languages; the
 * request sends `from`.
 *
 * @public
 */
export type TimeRangeQuery<Query> = Omit<Query, '_from'> & {
  /** ISO 8601 instant or date. */
  from?: string;
};

/**
 * A query for a path; `from` is renamed as in {@link TimeRangeQuery}.
 *
 * @public
 */
export type LineagePathQuery = Omit<GetLineagePath['query'], '_from'> & {
  /** Entity ref. */
  from: string;
};

/**
 * A query for a slice of lineage. The client chooses the wire format.
 *
 * @public
 */
export type LineageQuery = Omit<GetLineage['query'], 'packed'>;
