import { createExtensionPoint } from '@backstage/backend-plugin-api';

/**
 * The name of a dataset as runs report it.
 *
 * @public
 */
export interface DatasetName {
  /** Such as `s3://bucket` or `postgres://host:5432`; 500 characters at most. */
  namespace: string;
  /** Such as a path or `database.schema.table`; 1,000 characters at most. */
  name: string;
}

/**
 * The names under which datasets are known.
 *
 * @public
 */
export interface DatasetNames {
  /**
   * Reports names of one and the same dataset, such as its path and its name in a metastore. Their observed edges
   * become those of one dataset, whenever the names are reported. A name that a Dataset of the catalog claims in
   * `mlownership.dev/dataset-aliases` stays with that Dataset. Can be called once the backend has started.
   *
   * @param groups - each with the names of one dataset; names that cannot be stored are left out
   */
  link(groups: readonly (readonly DatasetName[])[]): Promise<void>;

  /**
   * Returns the refs of the entities that have the names, in the order of the names; undefined where no entity of the
   * catalog has a name. Can be called once the backend has started.
   */
  find(names: readonly DatasetName[]): Promise<(string | undefined)[]>;
}

/**
 * Extension point reference for {@link DatasetNames}, for lineage sources that know several names of a dataset.
 *
 * @public
 */
export const datasetNamesExtensionPoint = createExtensionPoint<DatasetNames>({
  id: 'ml-ownership.dataset-names',
});
