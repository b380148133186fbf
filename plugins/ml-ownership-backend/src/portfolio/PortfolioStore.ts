import { Portfolio } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Readable } from '../catalog/ReadableEntities';

/**
 * Counts everything that a caller may read, in a constant number of statements.
 */
export interface PortfolioStore {
  get(readable: Readable): Promise<Portfolio>;
}
