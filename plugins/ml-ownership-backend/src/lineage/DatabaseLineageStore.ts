import { LoggerService } from '@backstage/backend-plugin-api';
import { EntityFacts } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { slicesOf } from '../database/batches';
import { takingTurns } from '../time/takingTurns';
import { GHOST_KIND } from './LineageNodeFacts';
import { LineageGraph } from './LineageGraph';
import { LineageStore, Sighting } from './LineageStore';
import { EdgeRow, toEdge } from './writeEdges';

/** Rows that are read, and taken in, at a time: the process answers others in between. */
const PAGE = 1_000;

/** Rows that are taken in before anybody asks for the time. */
const STRIDE = 50;

/** Pairs of nodes that are asked for in one statement; PostgreSQL runs out of stack with 10,000. */
const PAIRS = 1_000;

/** Whoever asks waits for this many changes, and not for more: until they are in, the graph answers as it is. */
const MOST_WAITED_FOR = 5_000;

/** The graph is being brought up to date. */
interface Renewal {
  done: Promise<void>;
  /** Resolves once it turns out to take long. */
  long: Promise<void>;
  isLong: boolean;
}

interface StateRow {
  revision: number;
  purged_revision: number;
  edge_revision: number;
  edges_purged_revision: number;
}

interface FactsRow {
  entity_ref: string;
  node: string | null;
}

interface ScorecardRow {
  entity_ref: string;
  verdict: string;
  level: number;
  system_verdict: string | null;
  boundary: string;
}

interface GhostRow {
  ref: string;
  key: string;
}

/** A table that the graph follows by revision. */
interface Source<Row> {
  table: string;
  columns: readonly (keyof Row & string)[];
  /** The primary key. */
  key: readonly (keyof Row & string)[];
  counter: 'revision' | 'edge_revision';
  take(graph: LineageGraph, row: Row, isNew: boolean): void;
}

const EDGE_KEY = ['from_ref', 'to_ref', 'relation', 'origin'] as const;

const FACTS: Source<FactsRow> = {
  table: 'facts',
  columns: ['entity_ref', 'node'],
  key: ['entity_ref'],
  counter: 'revision',
  take(graph, { entity_ref: entityRef, node }) {
    if (node) {
      graph.putFacts({ entityRef, ...JSON.parse(node) });
    } else {
      graph.removeFacts(entityRef);
    }
  },
};

const SCORECARDS: Source<ScorecardRow> = {
  table: 'scorecards',
  columns: ['entity_ref', 'verdict', 'level', 'system_verdict', 'boundary'],
  key: ['entity_ref'],
  counter: 'edge_revision',
  take(graph, row) {
    graph.putScorecard(row.entity_ref, {
      verdict: row.verdict,
      level: row.level,
      headline: row.system_verdict ?? row.verdict,
      boundary: JSON.parse(row.boundary),
    } as Parameters<LineageGraph['putScorecard']>[1]);
  },
};

const GHOSTS: Source<GhostRow> = {
  table: 'ghosts',
  columns: ['ref', 'key'],
  key: ['ref'],
  counter: 'edge_revision',
  take(graph, { ref, key }) {
    graph.putFacts({ entityRef: ref, kind: GHOST_KIND, title: key });
  },
};

const REMOVALS: Source<EdgeRow> = {
  table: 'edge_removals',
  columns: EDGE_KEY,
  key: EDGE_KEY,
  counter: 'edge_revision',
  take(graph, row) {
    graph.removeEdge(toEdge(row));
  },
};

const EDGES: Source<EdgeRow> = {
  table: 'edges',
  columns: [...EDGE_KEY, 'crosses_teams'],
  key: EDGE_KEY,
  counter: 'edge_revision',
  take(graph, row, isNew) {
    graph.putEdge(toEdge(row), isNew);
  },
};

/** In the order in which they are taken in: an edge that went and came again is there. */
const SOURCES: readonly Source<never>[] = [
  FACTS,
  SCORECARDS,
  GHOSTS,
  REMOVALS,
  EDGES,
];

/**
 * The {@link LineageStore} on SQLite and PostgreSQL. The database is the truth; each replica keeps the graph in memory, and
 * whenever a revision has moved takes in the rows that have changed since.
 */
export class DatabaseLineageStore implements LineageStore {
  private current?: LineageGraph;
  private renewal?: Renewal;
  private turn = Promise.resolve();

  constructor(
    private readonly client: Knex,
    private readonly logger: LoggerService,
  ) {}

  async graph(): Promise<LineageGraph> {
    const graph = await this.upToDate();
    // Whoever asks next walks the graph, and many who have waited together must not do so without a break.
    this.turn = this.turn.then(
      () => new Promise(resolve => setImmediate(resolve)),
    );
    await this.turn;
    return graph;
  }

  async readFacts(refs: readonly string[]): Promise<Map<string, EntityFacts>> {
    const rows: { entity_ref: string; facts: string }[] = await this.client(
      'facts',
    )
      .select('entity_ref', 'facts')
      .whereIn('entity_ref', refs)
      .whereNot('hash', '');
    return new Map(rows.map(row => [row.entity_ref, JSON.parse(row.facts)]));
  }

  async readSightings(
    pairs: readonly { from: string; to: string }[],
  ): Promise<Sighting[]> {
    const sightings: Sighting[] = [];
    for (const batch of slicesOf(pairs, PAIRS)) {
      const rows: EdgeRow[] = await this.client('edges')
        .select('from_ref', 'to_ref', 'first_seen_at', 'last_seen_at', 'run')
        .whereIn(
          ['from_ref', 'to_ref'],
          batch.map(({ from, to }) => [from, to]),
        );
      for (const row of rows) {
        sightings.push({
          from: row.from_ref,
          to: row.to_ref,
          firstSeenAt: row.first_seen_at,
          lastSeenAt: row.last_seen_at ?? row.first_seen_at,
          run: row.run ?? undefined,
        });
      }
    }
    return sightings;
  }

  private async upToDate(): Promise<LineageGraph> {
    const state = await this.readState();
    while (!this.isUpToDate(state)) {
      this.renewal ??= this.begin(state);
      const { done, long } = this.renewal;
      if (this.current) {
        await Promise.race([done, long]);
        if (this.renewal?.isLong) {
          return this.current;
        }
      } else {
        await done;
      }
    }
    return this.current!;
  }

  private readState(): Promise<StateRow> {
    return this.client('evaluation_state').first(
      'revision',
      'purged_revision',
      'edge_revision',
      'edges_purged_revision',
    );
  }

  private isUpToDate(state: StateRow): boolean {
    return (
      this.current !== undefined &&
      this.current.revision >= state.edge_revision &&
      this.current.factsRevision >= state.revision
    );
  }

  private begin(state: StateRow): Renewal {
    let noteLong = () => {};
    const renewal: Renewal = {
      isLong: false,
      long: new Promise<void>(resolve => {
        noteLong = resolve;
      }),
      done: this.renew(state, rows => {
        if (rows > MOST_WAITED_FOR && !renewal.isLong) {
          renewal.isLong = true;
          noteLong();
        }
      }).finally(() => {
        this.renewal = undefined;
      }),
    };
    // Where it is long nobody may be waiting for it; the next one to ask begins anew.
    renewal.done.catch(error =>
      this.logger.warn(`The lineage could not be brought up to date: ${error}`),
    );
    return renewal;
  }

  private async renew(
    state: StateRow,
    report: (rows: number) => void,
  ): Promise<void> {
    const known = this.current;
    const isNew =
      !known ||
      known.revision < state.edges_purged_revision ||
      known.factsRevision < state.purged_revision;
    const graph = isNew ? new LineageGraph() : known;
    const giveWay = takingTurns();
    let rows = 0;
    for (const source of SOURCES) {
      // A new graph knows nothing that could be gone.
      if (!isNew || source.table !== REMOVALS.table) {
        for await (const page of this.read(
          source,
          isNew ? undefined : knownBy(graph, source),
        )) {
          for (let start = 0; start < page.length; start += STRIDE) {
            for (const row of page.slice(start, start + STRIDE)) {
              source.take(graph, row, isNew);
            }
            await giveWay();
          }
          rows += page.length;
          report(rows);
        }
      }
    }
    const now = await this.readState();
    const since = isNew
      ? { edges: state.edge_revision, facts: state.revision }
      : { edges: graph.revision, facts: graph.factsRevision };
    if (
      since.edges < now.edges_purged_revision ||
      since.facts < now.purged_revision
    ) {
      // What was taken away may have been purged before it was read.
      this.current = undefined;
      await this.renew(now, report);
      return;
    }
    graph.revision = state.edge_revision;
    graph.factsRevision = state.revision;
    this.current = graph;
    // Rows that were written while everything was read.
    if (isNew && !this.isUpToDate(now)) {
      await this.renew(now, report);
    }
  }

  /**
   * The rows of a table in pages: all of them, or those that were written after a revision. Gives way to other work after
   * each.
   */
  private async *read<Row extends object>(
    { columns, key, table }: Source<Row>,
    after: number | undefined,
  ): AsyncGenerator<Row[]> {
    // By the index that the condition is read from, too.
    const order = after === undefined ? [...key] : ['revision', ...key];
    let last: Record<string, string> | undefined;
    do {
      const position = last;
      const rows = (await this.client(table)
        .select(...(after === undefined ? columns : ['revision', ...columns]))
        .orderBy(order)
        .limit(PAGE)
        .modify(query => {
          if (after !== undefined) {
            query.where('revision', '>', after);
          }
          if (position) {
            query.whereRaw(
              `(${order.map(() => '??').join(', ')}) > (${order
                .map(() => '?')
                .join(', ')})`,
              [...order, ...order.map(column => position[column])],
            );
          }
        })) as Row[];
      yield rows;
      last =
        rows.length === PAGE
          ? (rows[PAGE - 1] as Record<string, string>)
          : undefined;
      await new Promise(resolve => setImmediate(resolve));
    } while (last);
  }
}

function knownBy<Row>(graph: LineageGraph, source: Source<Row>): number {
  return source.counter === 'revision' ? graph.factsRevision : graph.revision;
}
