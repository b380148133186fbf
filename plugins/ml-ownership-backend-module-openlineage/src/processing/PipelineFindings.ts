import { Entity } from '@backstage/catalog-model';
import {
  DatasetNames,
  ReceivedEvidence,
  UserDirectory,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { PipelineDirectory, targetsOf } from '../pipelines';
import { EventStore, RunDataset, StoredRun } from '../store';
import { assessLineageMatches, assessRun } from './findings';
import { dataOf, isTest, RunTree } from './RunTree';

/** Runs to look at for each Pipeline: some only check data. */
const LAST_RUNS = 10;

/** What the runs of Pipelines show: how the last one ended, and whether it read what is declared. */
export class PipelineFindings {
  constructor(
    private readonly options: {
      directory: PipelineDirectory;
      names: DatasetNames;
      now: () => number;
      store: EventStore;
      users: UserDirectory;
    },
  ) {}

  /** @throws Error if the database or the catalog does not respond */
  async read(pipelineRefs: readonly string[]): Promise<ReceivedEvidence[]> {
    const { directory, store } = this.options;
    if (pipelineRefs.length === 0) {
      return [];
    }
    const roots = await store.readLastRuns(pipelineRefs, LAST_RUNS);
    const below = await store.readBelow(roots.map(({ id }) => id));
    const jobs = await directory.readJobs();
    const trees = new Map<string, RunTree[]>();
    for (const root of roots) {
      const ref = root.pipelineRef!;
      const parts = below
        .get(root.id)!
        .filter(run => jobs.find(run).pipelineRef === ref);
      const tree = { root, below: parts };
      if (!isTest(tree)) {
        trees.set(ref, [...(trees.get(ref) ?? []), tree]);
      }
    }
    const entities = await directory.readEntities([...trees.keys()]);
    return [
      ...(await this.assessRuns(trees, entities)),
      ...(await this.assessLineage(trees, entities)),
    ];
  }

  /** The last run is that of what the Pipeline produces, too. */
  private async assessRuns(
    trees: ReadonlyMap<string, readonly RunTree[]>,
    entities: ReadonlyMap<string, Entity>,
  ): Promise<ReceivedEvidence[]> {
    const { now, users } = this.options;
    const last = [...trees].flatMap(([ref, [tree]]) => {
      const entity = entities.get(ref);
      return entity ? [{ ref, tree, entity }] : [];
    });
    const found = await users.find(
      last.flatMap(({ tree }) => actorOf(tree) ?? []),
    );
    return last.flatMap(({ ref, tree, entity }) => {
      const evidence = assessRun(tree, found.get(actorOf(tree) ?? ''), now());
      return [ref, ...targetsOf(entity, 'produces')].map(entityRef => ({
        ...evidence,
        entityRef,
      }));
    });
  }

  private async assessLineage(
    trees: ReadonlyMap<string, readonly RunTree[]>,
    entities: ReadonlyMap<string, Entity>,
  ): Promise<ReceivedEvidence[]> {
    const { names, now, store } = this.options;
    const complete = [...trees].flatMap(([ref, all]) => {
      const tree = all.find(({ root }) => root.state === 'COMPLETE');
      const entity = entities.get(ref);
      return tree && entity ? [{ ref, tree, entity }] : [];
    });
    const data = await store.readRunDatasets(
      complete.flatMap(({ tree }) => completeRuns(tree).map(({ id }) => id)),
    );
    const read = complete.map(({ ref, tree, entity }) => ({
      ref,
      tree,
      declared: new Set(targetsOf(entity, 'consumes')),
      inputs: inputsOf(tree, data),
    }));
    const datasets = await store.readDatasets(
      read.flatMap(({ inputs }) => inputs),
    );
    const owners = await names.find(datasets);
    const known = new Map(
      datasets.map(({ id, namespace, name }, index) => [
        id,
        { name: `${namespace} ${name}`, entityRef: owners[index] },
      ]),
    );
    return read.flatMap(({ ref: entityRef, tree, declared, inputs }) => {
      const evidence = assessLineageMatches(
        tree,
        inputs.flatMap(id => known.get(id) ?? []),
        declared,
        now(),
      );
      return evidence ? [{ ...evidence, entityRef }] : [];
    });
  }
}

/** What a run has read, without what it has written before. */
function inputsOf(tree: RunTree, data: readonly RunDataset[]): string[] {
  const ids = new Set(completeRuns(tree).map(({ id }) => id));
  const { inputs, outputs } = dataOf(
    data.filter(({ runId }) => ids.has(runId)),
  );
  return [...inputs].filter(id => !outputs.has(id));
}

function completeRuns({ root, below }: RunTree): StoredRun[] {
  return [root, ...below.filter(({ state }) => state === 'COMPLETE')];
}

function actorOf({ root }: RunTree): string | undefined {
  return root.actor;
}
