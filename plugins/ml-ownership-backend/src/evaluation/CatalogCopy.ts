import {
  CatalogSnapshot,
  EntityRecord,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/** What is known about the entities as of a revision of the inputs. */
export interface CatalogCopy {
  revision: number | undefined;
  snapshot: CatalogSnapshot;
  recordOf(ref: string): EntityRecord | undefined;
}
