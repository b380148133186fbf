import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  ObservedEdge,
  ObservedEndpoint,
} from '@mlownership/backstage-plugin-ml-ownership-node';

/** The content of `examples/runs.yaml`: edges observed in runs, with relative times. */
export interface RunsFile {
  runs: {
    pipeline: string;
    hoursAgo: number;
    url: string;
    reads: string[];
    writes: string[];
  }[];
  inferred: { from: string; to: string; hoursAgo: number; url: string }[];
}

const HOUR = 3_600_000;

/**
 * Converts the file to observed edges.
 *
 * @param now - milliseconds since the epoch
 */
export function toObservedEdges(file: RunsFile, now: number): ObservedEdge[] {
  const at = (hoursAgo: number) =>
    new Date(now - hoursAgo * HOUR).toISOString();
  return [
    ...file.runs.flatMap(({ pipeline, hoursAgo, url, reads, writes }) => {
      const run = { seenAt: at(hoursAgo), run: url };
      const job = { entityRef: toRef(pipeline, 'pipeline') };
      return [
        ...reads.map(name => ({
          from: toEnd(name),
          to: job,
          relation: 'consumes',
          ...run,
        })),
        ...writes.map(name => ({
          from: job,
          to: toEnd(name),
          relation: 'producedBy',
          ...run,
        })),
      ];
    }),
    ...file.inferred.map(({ from, to, hoursAgo, url }) => ({
      from: toEnd(from),
      to: toEnd(to),
      relation: 'derivedFrom',
      inferred: true,
      seenAt: at(hoursAgo),
      run: url,
    })),
  ];
}

/** `s3://bucket/path` is a name that only runs use; everything else is a ref. */
function toEnd(text: string): ObservedEndpoint {
  const [, namespace, name] = /^(\w+:\/\/[^/]+)\/(.+)$/.exec(text) ?? [];
  return namespace
    ? { namespace, name }
    : { entityRef: toRef(text, 'dataset') };
}

function toRef(text: string, defaultKind: string): string {
  return stringifyEntityRef(parseEntityRef(text, { defaultKind }));
}
