import {
  DatasetName,
  DatasetNames,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { EvaluationService } from '../evaluation/EvaluationService';
import { Clock } from '../time/Clock';
import { DatabaseDatasetNameStore } from './DatabaseDatasetNameStore';
import { isGhostRef } from './ghostRef';
import { NamedEndpoint, parseDatasetName } from './parseObservedEdge';

interface Started {
  store: DatabaseDatasetNameStore;
  clock: Clock;
  evaluation: EvaluationService;
}

/** The names of datasets, for modules. */
export class DatasetNameRegistry implements DatasetNames {
  private started?: Started;

  /** Starts answering. */
  start(options: Started): void {
    this.started = options;
  }

  async link(groups: readonly (readonly DatasetName[])[]): Promise<void> {
    const { clock, evaluation, store } = this.afterStart();
    const parsed = groups
      .map(group => group.flatMap(name => parse(name) ?? []))
      .filter(group => group.length > 1);
    if (parsed.length > 0) {
      await evaluation.withEvaluator(live =>
        store.link(parsed, live.snapshot, clock.now()),
      );
    }
  }

  async find(names: readonly DatasetName[]): Promise<(string | undefined)[]> {
    const { store } = this.afterStart();
    const parsed = names.map(parse);
    const refs = await store.resolve([
      ...new Set(parsed.flatMap(name => name?.ghost ?? [])),
    ]);
    return parsed.map(name => {
      const ref = name && refs.get(name.ghost);
      return ref === undefined || isGhostRef(ref) ? undefined : ref;
    });
  }

  private afterStart(): Started {
    if (!this.started) {
      throw new Error(
        'The names of datasets were used before the backend started',
      );
    }
    return this.started;
  }
}

function parse(name: DatasetName): NamedEndpoint | undefined {
  try {
    return parseDatasetName('dataset', name);
  } catch {
    return undefined;
  }
}
