import { InputError } from '@backstage/errors';
import {
  LineageSink,
  LineageSourcesExtensionPoint,
  ObservedEdge,
  ObservedEdgesResult,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { EvaluationService } from '../evaluation/EvaluationService';
import { Clock } from '../time/Clock';
import { ObservedEdgeStore } from './ObservedEdgeStore';
import { ParsedEdge, parseObservedEdge } from './parseObservedEdge';

const MAX_EDGES = 1_000;
const SOURCE_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Records the edges that lineage sources observed. */
export class LineageSourceRegistry implements LineageSourcesExtensionPoint {
  private readonly sources = new Set<string>();
  private started?: {
    store: ObservedEdgeStore;
    clock: Clock;
    evaluation: EvaluationService;
  };

  addSource(id: string): LineageSink {
    if (!SOURCE_ID.test(id)) {
      throw new Error(
        `The lineage source has the id "${id}", expected lower case letters, digits and dashes`,
      );
    }
    if (this.sources.has(id)) {
      throw new Error(`There are two lineage sources with the id "${id}"`);
    }
    this.sources.add(id);
    return { record: edges => this.record(id, edges) };
  }

  /** Starts accepting records. */
  start(options: {
    store: ObservedEdgeStore;
    clock: Clock;
    evaluation: EvaluationService;
  }): void {
    this.started = options;
  }

  private async record(
    source: string,
    edges: readonly ObservedEdge[],
  ): Promise<ObservedEdgesResult> {
    if (!this.started) {
      throw new Error(
        `The lineage source "${source}" has recorded edges before the backend started`,
      );
    }
    if (edges.length > MAX_EDGES) {
      throw new InputError(
        `The lineage source "${source}" has recorded ${edges.length} edges at once, expected ${MAX_EDGES} at most`,
      );
    }
    const { clock, evaluation, store } = this.started;
    const now = clock.time();
    const parsed: ParsedEdge[] = [];
    const rejected: ObservedEdgesResult['rejected'] = [];
    edges.forEach((edge, index) => {
      try {
        parsed.push(parseObservedEdge(edge, now));
      } catch (error) {
        rejected.push({ index, error: (error as Error).message });
      }
    });
    if (parsed.length > 0) {
      await evaluation.withEvaluator(live =>
        store.record(source, parsed, live.snapshot),
      );
    }
    return { accepted: parsed.length, rejected };
  }
}
