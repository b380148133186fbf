import {
  Team,
  TeamsPage,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Readable } from '../catalog/ReadableEntities';

/**
 * Rolls scorecards up over the group tree, each entity once. Every call runs a constant number of statements.
 */
export interface TeamStore {
  /** Groups that own or operate something, themselves or by a group under them, by title. */
  page(
    query: { q?: string; limit: number; offset: number },
    readable: Readable,
  ): Promise<Omit<TeamsPage, 'pageInfo'>>;

  /** One group with its child groups, or undefined where the catalog has none by that ref. */
  get(groupRef: string, readable: Readable): Promise<Team | undefined>;
}
