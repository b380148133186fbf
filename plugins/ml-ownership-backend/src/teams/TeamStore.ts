import {
  MissingPeople,
  Team,
  TeamsPage,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisibilityFilter } from '../catalog/ReadableEntities';

/** Rolls scorecards up over the group tree, each entity once. Every call runs a constant number of statements. */
export interface TeamStore {
  /**
   * Groups that own or operate something, directly or through a group below them, by title; after them groups that
   * entities name and the catalog does not have.
   */
  page(
    query: { q?: string; limit: number; offset: number },
    readable: VisibilityFilter,
  ): Promise<Omit<TeamsPage, 'pageInfo'>>;

  /** One group with its child groups, or undefined if neither the catalog has it nor an entity names it. */
  get(groupRef: string, readable: VisibilityFilter): Promise<Team | undefined>;

  /** Groups and Users that entities name and the catalog does not have, most often named first. */
  missing(readable: VisibilityFilter): Promise<MissingPeople>;
}
