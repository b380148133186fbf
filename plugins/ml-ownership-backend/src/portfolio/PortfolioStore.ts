import { Portfolio } from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisibilityFilter } from '../catalog/ReadableEntities';

/** Counts all entities that a caller may read, in a constant number of statements. */
export interface PortfolioStore {
  get(readable: VisibilityFilter): Promise<Portfolio>;
}
