import { MlOwnershipApi } from '@mlownership/backstage-plugin-ml-ownership-common';
import { DemoIdentities } from '../demoSeed';

/** Maximum page size of the API. */
export const MAX_PAGE_SIZE = 500;

/** What the steps of one seeding need. */
export interface SeedRun {
  api: MlOwnershipApi;
  identities: DemoIdentities;
  signal: AbortSignal;
  /** An instant in milliseconds relative to the start of the seeding, in ISO 8601. */
  at(fromNow: number): string;
}
