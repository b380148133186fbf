import {
  DatasetName,
  ObservedEdge,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { toInstant } from '../events';
import { RunDataset, StoredRun } from '../store';
import { dataOf } from './RunTree';

/** More pairs of inputs and outputs of one job say nothing about what was made from what. */
const MAX_INFERRED = 1_000;

/** Whether a run shows lineage: it has completed, or it is a stream, which never does. */
export function showsLineage({ state, processingType }: StoredRun): boolean {
  return (
    state === 'COMPLETE' ||
    (state === 'RUNNING' && processingType === 'STREAMING')
  );
}

/**
 * The edges that a run shows: from and to its Pipeline, or between its datasets if it belongs to none. Then, what the
 * facets say of an output is preferred to pairs of all inputs and outputs, which are inferred.
 *
 * @param options - `written` are the ids of the datasets that the run of the Pipeline writes at any depth, which are not
 * its inputs; `names` are by id of a dataset; `now` is in milliseconds since 1970
 */
export function toObservedEdges(
  run: StoredRun,
  datasets: readonly RunDataset[],
  options: {
    names: ReadonlyMap<string, DatasetName>;
    written: ReadonlySet<string>;
    now: number;
  },
): ObservedEdge[] {
  if (!showsLineage(run)) {
    return [];
  }
  const { names, written, now } = options;
  const seen = {
    seenAt: toInstant(run.stateAt!, now),
    run: run.url ?? run.id,
  };
  const edges = run.pipelineRef
    ? pipelineEdges(run.pipelineRef, datasets, written)
    : datasetEdges(datasets);
  const endpoint = (end: End) =>
    typeof end === 'string' ? names.get(end) : end;
  return edges.flatMap(({ from: source, to: target, ...edge }) => {
    const from = endpoint(source);
    const to = endpoint(target);
    return from && to ? [{ from, to, ...edge, ...seen }] : [];
  });
}

/** A Pipeline, or a dataset by its id. */
type End = { entityRef: string } | string;

interface Edge {
  from: End;
  to: End;
  relation: string;
  inferred?: boolean;
}

function pipelineEdges(
  entityRef: string,
  datasets: readonly RunDataset[],
  written: ReadonlySet<string>,
): Edge[] {
  const { inputs, outputs } = dataOf(datasets);
  const pipeline = { entityRef };
  return [
    ...[...inputs]
      .filter(id => !written.has(id))
      .map(from => ({ from, to: pipeline, relation: 'consumes' })),
    ...[...outputs].map(to => ({
      from: pipeline,
      to,
      relation: 'producedBy',
    })),
  ];
}

function datasetEdges(datasets: readonly RunDataset[]): Edge[] {
  const outputs = datasets.filter(({ direction }) => direction === 'output');
  const inputs = datasets.filter(({ direction }) => direction === 'input');
  const said = outputs.flatMap(({ datasetId: to, upstream }) =>
    (upstream?.inputs ?? []).map(from => ({
      from,
      to,
      relation: 'derivedFrom',
    })),
  );
  const silent = outputs.filter(({ upstream }) => !upstream);
  const inferred =
    silent.length * inputs.length <= MAX_INFERRED
      ? silent.flatMap(({ datasetId: to }) =>
          inputs.map(({ datasetId: from }) => ({
            from,
            to,
            relation: 'derivedFrom',
            inferred: true,
          })),
        )
      : [];
  return [...said, ...inferred].filter(({ from, to }) => from !== to);
}
