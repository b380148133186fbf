import { Foundations } from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisibilityFilter } from '../catalog/ReadableEntities';
import { Span } from '../history/HistoryStore';

/** Foundations of the entities of a kind, of all of them or of those that a group and the groups below it own. */
export interface FoundationsQuery extends Span {
  kind: string;
  points: number;
  owner?: string;
}

/** Counts criteria by foundation, in a constant number of statements. */
export interface FoundationStore {
  get(
    query: FoundationsQuery,
    readable: VisibilityFilter,
  ): Promise<Foundations>;
}
