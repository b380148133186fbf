import { InputError } from '@backstage/errors';
import {
  CatalogSnapshot,
  ML_RELATION_PAIRS,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  LineageSink,
  LineageSourcesExtensionPoint,
  ObservedEdge,
  ObservedEdgesAnswer,
  ObservedEnd,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { Knex } from 'knex';
import { toRef } from '../catalog/toRef';
import { MOST_ROWS, slicesOf } from '../database/batches';
import { EvaluationService } from '../evaluation/EvaluationService';
import { CLOCK_SKEW, parseInstant } from '../time/parseInstant';
import { datasetKey, ghostRef } from './datasetName';
import { crossesTeams } from './writeDeclaredEdges';
import { EdgeRow, nextEdgeRevision } from './writeEdges';
import { writeSightings } from './writeSightings';

const MOST_EDGES = 1_000;
const LONGEST_NAMESPACE = 500;
const LONGEST_NAME = 1_000;
const LONGEST_RUN = 1_000;
const SOURCE_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Relations along which data flows. */
const RELATIONS: readonly string[] = ML_RELATION_PAIRS.filter(
  ({ dataFlow }) => dataFlow !== 'none',
).map(({ forward }) => forward.type);

/** An end before it is known which entity it is. */
type ParsedEnd =
  | { ref: string }
  | { key: string; namespace: string; name: string };

interface ParsedEdge {
  from: ParsedEnd;
  to: ParsedEnd;
  relation: string;
  origin: 'observed' | 'inferred';
  seenAt: string;
  run: string | null;
}

/**
 * Writes down what sources have seen.
 */
export class ObservedLineage implements LineageSourcesExtensionPoint {
  private readonly sources = new Set<string>();
  private started?: { client: Knex; evaluation: EvaluationService };

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

  /** From now on sources can record. */
  start(options: { client: Knex; evaluation: EvaluationService }): void {
    this.started = options;
  }

  private async record(
    source: string,
    edges: readonly ObservedEdge[],
  ): Promise<ObservedEdgesAnswer> {
    if (!this.started) {
      throw new Error(
        `The lineage source "${source}" has recorded before the backend has started`,
      );
    }
    if (edges.length > MOST_EDGES) {
      throw new InputError(
        `The lineage source "${source}" has recorded ${edges.length} edges at once, expected ${MOST_EDGES} at most`,
      );
    }
    const parsed: ParsedEdge[] = [];
    const rejected: ObservedEdgesAnswer['rejected'] = [];
    edges.forEach((edge, index) => {
      try {
        parsed.push(parseEdge(edge));
      } catch (error) {
        rejected.push({ index, error: (error as Error).message });
      }
    });
    if (parsed.length > 0) {
      const { client, evaluation } = this.started;
      await evaluation.withLiveCatalog(live =>
        client.transaction(tx => write(tx, source, parsed, live.snapshot)),
      );
    }
    return { accepted: parsed.length, rejected };
  }
}

async function write(
  tx: Knex.Transaction,
  source: string,
  edges: ParsedEdge[],
  snapshot: CatalogSnapshot,
): Promise<void> {
  // Names don't change while they are looked up.
  await tx('evaluation_state').select('id').forUpdate();
  const refs = await resolve(tx, edges);
  const rows: EdgeRow[] = [];
  for (const edge of edges) {
    const row: EdgeRow = {
      from_ref: refOf(edge.from, refs),
      to_ref: refOf(edge.to, refs),
      relation: edge.relation,
      origin: edge.origin,
      crosses_teams: false,
      first_seen_at: edge.seenAt,
      last_seen_at: edge.seenAt,
      run: edge.run,
      source,
    };
    if (row.from_ref !== row.to_ref) {
      row.crosses_teams = crossesTeams(snapshot, row.from_ref, row.to_ref);
      rows.push(row);
    }
  }
  await writeSightings(tx, rows);
}

/** The entity, or the ghost, that goes by each name. What nobody has heard of becomes a ghost. */
async function resolve(
  tx: Knex.Transaction,
  edges: ParsedEdge[],
): Promise<Map<string, string>> {
  const named = new Map<
    string,
    Extract<ParsedEnd, { key: string }> & { at: string }
  >();
  for (const { from, to, seenAt } of edges) {
    for (const end of [from, to]) {
      if ('key' in end) {
        const known = named.get(end.key);
        named.set(end.key, {
          ...end,
          at: known && known.at < seenAt ? known.at : seenAt,
        });
      }
    }
  }
  const keys = [...named.keys()];
  const names: { key: string; entity_ref: string }[] = await tx('dataset_names')
    .select('key', 'entity_ref')
    .whereIn('key', keys);
  const refs = new Map(names.map(row => [row.key, row.entity_ref]));
  const ghosts = keys.filter(key => !refs.has(key));
  const known = new Set(await tx('ghosts').whereIn('key', ghosts).pluck('key'));
  const fresh = ghosts.filter(key => !known.has(key));
  if (fresh.length > 0) {
    const revision = await nextEdgeRevision(tx);
    for (const batch of slicesOf(fresh, MOST_ROWS)) {
      await tx('ghosts').insert(
        batch.map(key => {
          const { namespace, name, at } = named.get(key)!;
          return {
            ref: ghostRef(key),
            key,
            namespace,
            name,
            first_seen_at: at,
            revision,
          };
        }),
      );
    }
  }
  for (const key of ghosts) {
    refs.set(key, ghostRef(key));
  }
  return refs;
}

function refOf(end: ParsedEnd, refs: ReadonlyMap<string, string>): string {
  return 'ref' in end ? end.ref : refs.get(end.key)!;
}

function parseEdge(edge: ObservedEdge): ParsedEdge {
  if (!RELATIONS.includes(edge.relation)) {
    throw new InputError(
      `relation is "${edge.relation}", expected one of ${RELATIONS.join(', ')}`,
    );
  }
  const run = edge.run?.trim() || undefined;
  if (run && run.length > LONGEST_RUN) {
    throw new InputError(
      `run has ${run.length} characters, expected ${LONGEST_RUN} at most`,
    );
  }
  return {
    from: parseEnd('from', edge.from),
    to: parseEnd('to', edge.to),
    relation: edge.relation,
    origin: edge.inferred ? 'inferred' : 'observed',
    seenAt: parseSeenAt(edge.seenAt),
    run: run ?? null,
  };
}

function parseSeenAt(text: string): string {
  const seenAt = parseInstant('seenAt', text);
  if (Date.parse(seenAt) > Date.now() + CLOCK_SKEW) {
    throw new InputError(
      `seenAt is "${text}", which is in the future, expected a time until now`,
    );
  }
  return seenAt;
}

function parseEnd(parameter: string, end: ObservedEnd): ParsedEnd {
  if ('entityRef' in end) {
    return { ref: toRef(parameter, end.entityRef) };
  }
  const { namespace, name } = end;
  if (namespace.length > LONGEST_NAMESPACE || name.length > LONGEST_NAME) {
    throw new InputError(
      `${parameter} is named by ${namespace.length} and ${name.length} characters, expected ${LONGEST_NAMESPACE} and ${LONGEST_NAME} at most`,
    );
  }
  const key = datasetKey(namespace, name);
  if (!/[^/:]/.test(key)) {
    throw new InputError(
      `${parameter} is named "${key}", expected a namespace and a name`,
    );
  }
  return { key, namespace, name };
}
