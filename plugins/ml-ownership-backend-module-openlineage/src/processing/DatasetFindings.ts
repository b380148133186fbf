import { Entity } from '@backstage/catalog-model';
import {
  ML_ANNOTATIONS,
  readDatasetAliases,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  DatasetNames,
  ReceivedEvidence,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { datasetIdOfKey } from '../events';
import { PipelineDirectory } from '../pipelines';
import { EventStore } from '../store';
import { assessChecks, assessFreshness } from './findings';
import { readDuration } from './readDuration';

const DATASET = 'dataset:';

/** What runs show of Datasets: when they were last written, and whether their checks passed. */
export class DatasetFindings {
  constructor(
    private readonly options: {
      directory: PipelineDirectory;
      names: DatasetNames;
      now: () => number;
      store: EventStore;
    },
  ) {}

  /**
   * @param datasetIds - of datasets that were written or checked
   * @throws Error if the database or the catalog does not respond
   */
  async read(datasetIds: readonly string[]): Promise<ReceivedEvidence[]> {
    const { directory, names, now, store } = this.options;
    const datasets = await store.readDatasets(datasetIds);
    const owners = await names.find(datasets);
    const own = new Map<string, Set<string>>();
    datasets.forEach(({ id }, index) => {
      const ref = owners[index];
      if (ref?.startsWith(DATASET)) {
        own.set(ref, (own.get(ref) ?? new Set()).add(id));
      }
    });
    const entities = await directory.readEntities([...own.keys()]);
    for (const [ref, ids] of own) {
      aliasesOf(entities.get(ref)).forEach(id => ids.add(id));
    }
    const all = [...new Set([...own.values()].flatMap(ids => [...ids]))];
    const synonyms = await store.readSynonyms(all);
    const every = [...new Set([...synonyms.values()].flat())];
    const writes = await store.readLastWrites(every);
    const assertions = await store.readAssertions(every);
    return [...own].flatMap(([entityRef, ids]) => {
      const mine = new Set([...ids].flatMap(id => synonyms.get(id) ?? []));
      const last = [...mine]
        .flatMap(id => writes.get(id) ?? [])
        .sort((a, b) => (a.at < b.at ? 1 : -1))[0];
      const freshness = readDuration(entities.get(entityRef)?.spec?.freshness);
      const found = [
        last && freshness !== undefined
          ? assessFreshness(last, freshness, now())
          : undefined,
        assessChecks(
          assertions.filter(({ datasetId }) => mine.has(datasetId)),
          now(),
        ),
      ];
      return found.flatMap(evidence =>
        evidence ? [{ ...evidence, entityRef }] : [],
      );
    });
  }
}

/** Ids of the names that a Dataset claims. */
function aliasesOf(entity: Entity | undefined): string[] {
  return readDatasetAliases(
    entity?.metadata.annotations?.[ML_ANNOTATIONS.datasetAliases] ?? '',
  ).map(datasetIdOfKey);
}
