import { parseEntityRef } from '@backstage/catalog-model';
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
import { insertBatches } from '../database/batches';
import { EvaluationService } from '../evaluation/EvaluationService';
import { CLOCK_SKEW, parseInstant } from '../time/parseInstant';
import { datasetKey, ghostRef } from './datasetName';
import { isStorable } from './isStorable';
import { LINEAGE_KINDS } from './LineageNodeFacts';
import { crossesTeams } from './writeDeclaredEdges';
import { EdgeRow, nextEdgeRevision } from './writeEdges';
import { writeSightings } from './writeSightings';

const MOST_EDGES = 1_000;
const LONGEST_REF = 500;
const LONGEST_NAMESPACE = 500;
const LONGEST_NAME = 1_000;
const LONGEST_RUN = 1_000;
const SOURCE_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Relations along which data flows. */
const RELATIONS: readonly string[] = ML_RELATION_PAIRS.filter(
  ({ dataFlow }) => dataFlow !== 'none',
).map(({ forward }) => forward.type);

/** A dataset by the name that runs know it by. */
interface NamedEnd {
  /** Ref of the ghost that it is, unless an entity goes by that name. */
  ghost: string;
  key: string;
  namespace: string;
  name: string;
}

/** An end before it is known which entity it is. */
type ParsedEnd = { ref: string } | NamedEnd;

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
  const named = new Map<string, NamedEnd & { at: string }>();
  for (const { from, to, seenAt } of edges) {
    for (const end of [from, to]) {
      if ('ghost' in end) {
        const known = named.get(end.ghost);
        named.set(end.ghost, {
          ...end,
          at: known && known.at < seenAt ? known.at : seenAt,
        });
      }
    }
  }
  const names: { ghost_ref: string; entity_ref: string }[] = await tx(
    'dataset_names',
  )
    .select('ghost_ref', 'entity_ref')
    .whereIn('ghost_ref', [...named.keys()])
    .where({ holds: true });
  const refs = new Map(names.map(row => [row.ghost_ref, row.entity_ref]));
  const ghosts = [...named.keys()].filter(ghost => !refs.has(ghost));
  const known = new Set(await tx('ghosts').whereIn('ref', ghosts).pluck('ref'));
  const fresh = ghosts.filter(ghost => !known.has(ghost));
  if (fresh.length > 0) {
    const revision = await nextEdgeRevision(tx);
    await insertBatches(
      tx,
      'ghosts',
      fresh.map(ghost => {
        const { key, namespace, name, at } = named.get(ghost)!;
        return {
          ref: ghost,
          key,
          namespace,
          name,
          first_seen_at: at,
          revision,
        };
      }),
    );
  }
  return refs;
}

function refOf(end: ParsedEnd, refs: ReadonlyMap<string, string>): string {
  return 'ref' in end ? end.ref : refs.get(end.ghost) ?? end.ghost;
}

function parseEdge(edge: ObservedEdge): ParsedEdge {
  if (!RELATIONS.includes(edge.relation)) {
    throw new InputError(
      `relation is "${edge.relation}", expected one of ${RELATIONS.join(', ')}`,
    );
  }
  const run = edge.run?.trim() || undefined;
  checkText('run', run ?? '', LONGEST_RUN);
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
    checkText(parameter, end.entityRef, LONGEST_REF);
    const ref = toRef(parameter, end.entityRef);
    const { kind } = parseEntityRef(ref);
    if (!LINEAGE_KINDS.some(name => name.toLocaleLowerCase('en-US') === kind)) {
      throw new InputError(
        `${parameter} is "${end.entityRef}", expected ${LINEAGE_KINDS.join(
          ', ',
        )}`,
      );
    }
    return { ref };
  }
  const { namespace, name } = end;
  checkText(`The namespace of ${parameter}`, namespace, LONGEST_NAMESPACE);
  checkText(`The name of ${parameter}`, name, LONGEST_NAME);
  const key = datasetKey(namespace, name);
  if (!/[^/:]/.test(key)) {
    throw new InputError(
      `${parameter} is named "${key}", expected a namespace and a name`,
    );
  }
  return { ghost: ghostRef(key), key, namespace, name };
}

function checkText(parameter: string, text: string, longest: number): void {
  if (text.length > longest) {
    throw new InputError(
      `${parameter} has ${text.length} characters, expected ${longest} at most`,
    );
  }
  if (!isStorable(text)) {
    throw new InputError(
      `${parameter} holds a NUL or half a character, expected text`,
    );
  }
}
