import { LoggerService } from '@backstage/backend-plugin-api';
import { EntityFacts } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { slicesOf } from '../database/batches';
import { CurrentScorecards } from '../scorecards/CurrentScorecards';
import { createEventLoopYielder } from '../async/createEventLoopYielder';
import { GHOST_KIND } from './LineageNodeFacts';
import { readGroupsBelow } from '../teams/readGroupsBelow';
import { LineageGraph } from './LineageGraph';
import { LineageStore, EdgeObservation } from './LineageStore';
import { EdgeRow, toEdge } from './writeEdges';

/** Rows per page; the process yields to other work between pages. */
const PAGE = 1_000;

/** Rows to apply between two checks of the time. */
const STRIDE = 50;

/** Pairs of nodes, or groups, per statement; PostgreSQL runs out of stack with 10,000. */
const PAIRS = 1_000;

/**
 * The maximum number of changes that a caller waits for; while there are more to apply, the graph answers with its
 * current state.
 */
const MAX_INLINE_ROWS = 5_000;

/** An update of the graph in progress. */
interface Renewal {
  done: Promise<void>;
  /** Resolves when the update turns out to take long. */
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
  lineage_node: string | null;
}

interface ScorecardRow {
  entity_ref: string;
  verdict: string;
  level: number;
  system_verdict: string | null;
  boundary_states: string;
  next_change_at: string | null;
}

interface GhostRow {
  ref: string;
  normalized_name: string;
}

/** A table that the graph follows by revision. */
interface Source<Row> {
  table: string;
  columns: readonly (keyof Row & string)[];
  key: readonly (keyof Row & string)[];
  counter: 'revision' | 'edge_revision';
  take(graph: LineageGraph, row: Row, isNew: boolean): void;
}

const EDGE_KEY = ['from_ref', 'to_ref', 'relation', 'origin'] as const;

const FACTS: Source<FactsRow> = {
  table: 'entity_facts',
  columns: ['entity_ref', 'lineage_node'],
  key: ['entity_ref'],
  counter: 'revision',
  take(graph, { entity_ref: entityRef, lineage_node: node }) {
    if (node) {
      graph.putFacts({ entityRef, ...JSON.parse(node) });
    } else {
      graph.removeFacts(entityRef);
    }
  },
};

const SCORECARDS: Source<ScorecardRow> = {
  table: 'scorecards',
  columns: [
    'entity_ref',
    'verdict',
    'level',
    'system_verdict',
    'boundary_states',
    'next_change_at',
  ],
  key: ['entity_ref'],
  counter: 'edge_revision',
  take(graph, row) {
    graph.putScorecard(
      row.entity_ref,
      {
        verdict: row.verdict,
        level: row.level,
        systemVerdict: row.system_verdict ?? undefined,
        boundary: JSON.parse(row.boundary_states),
      } as Parameters<LineageGraph['putScorecard']>[1],
      row.next_change_at ?? undefined,
    );
  },
};

const GHOSTS: Source<GhostRow> = {
  table: 'ghosts',
  columns: ['ref', 'normalized_name'],
  key: ['ref'],
  counter: 'edge_revision',
  take(graph, { ref, normalized_name: title }) {
    graph.putFacts({ entityRef: ref, kind: GHOST_KIND, title });
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

/** In the order of application: an edge that was removed and added again must exist. */
const SOURCES: readonly Source<never>[] = [
  FACTS,
  SCORECARDS,
  GHOSTS,
  REMOVALS,
  EDGES,
];

/**
 * The {@link LineageStore} on SQLite and PostgreSQL. The database is the source of truth; each replica keeps the
 * graph in memory, and applies the rows that changed whenever a revision has moved.
 */
export class DatabaseLineageStore implements LineageStore {
  private current?: LineageGraph;
  private renewal?: Renewal;
  private turn = Promise.resolve();

  constructor(
    private readonly client: Knex,
    private readonly logger: LoggerService,
    private readonly scorecards: Pick<CurrentScorecards, 'open'>,
  ) {}

  async graph(): Promise<LineageGraph> {
    // Await before reading the graph: this may evaluate, which changes the graph.
    const { overdueAt } = await this.scorecards.open();
    const graph = await this.upToDate();
    graph.readAsOf(overdueAt);
    // Yield between waiters: otherwise all queued traversals run in one event-loop turn.
    this.turn = this.turn.then(
      () => new Promise(resolve => setImmediate(resolve)),
    );
    await this.turn;
    return graph;
  }

  async readFacts(refs: readonly string[]): Promise<Map<string, EntityFacts>> {
    const rows: { entity_ref: string; facts: string }[] = await this.client(
      'entity_facts',
    )
      .select('entity_ref', 'facts')
      .whereIn('entity_ref', refs)
      .whereNot('hash', '');
    return new Map(rows.map(row => [row.entity_ref, JSON.parse(row.facts)]));
  }

  groupsBelow(refs: readonly string[]): Promise<Map<string, Set<string>>> {
    return readGroupsBelow(this.client, refs);
  }

  async groupsAbove(
    refs: readonly string[],
  ): Promise<{ ancestor: string; descendant: string }[]> {
    const pairs: { ancestor: string; descendant: string }[] = [];
    for (const batch of slicesOf(refs, PAIRS)) {
      pairs.push(
        ...(await this.client('team_tree')
          .whereIn('descendant', batch)
          .select('ancestor', 'descendant')),
      );
    }
    return pairs;
  }

  async readSightings(
    pairs: readonly { from: string; to: string }[],
  ): Promise<EdgeObservation[]> {
    const sightings: EdgeObservation[] = [];
    for (const batch of slicesOf(pairs, PAIRS)) {
      const rows: EdgeRow[] = await this.client('edges')
        .select(
          'from_ref',
          'to_ref',
          'first_seen_at',
          'last_seen_at',
          'last_run',
        )
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
          run: row.last_run ?? undefined,
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
        if (rows > MAX_INLINE_ROWS && !renewal.isLong) {
          renewal.isLong = true;
          noteLong();
        }
      }).finally(() => {
        this.renewal = undefined;
      }),
    };
    // There may be no waiter for a long update, so its failure is logged; the next caller starts a new one.
    renewal.done.catch(error =>
      this.logger.warn(`The lineage could not be updated: ${error}`),
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
    const yieldToEventLoop = createEventLoopYielder();
    let rows = 0;
    for (const source of SOURCES) {
      // A new graph is empty, so there is nothing to remove.
      if (!isNew || source.table !== REMOVALS.table) {
        for await (const page of this.read(
          source,
          isNew ? undefined : knownBy(graph, source),
        )) {
          for (let start = 0; start < page.length; start += STRIDE) {
            for (const row of page.slice(start, start + STRIDE)) {
              source.take(graph, row, isNew);
            }
            await yieldToEventLoop();
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
      // Removals may have been purged before they were read, so the graph is rebuilt.
      this.current = undefined;
      await this.renew(now, report);
      return;
    }
    graph.revision = state.edge_revision;
    graph.factsRevision = state.revision;
    this.current = graph;
    // Rows were written while everything was read.
    if (isNew && !this.isUpToDate(now)) {
      await this.renew(now, report);
    }
  }

  /**
   * The rows of a table in pages: all of them, or those written after a revision. Yields to other work after each
   * page.
   */
  private async *read<Row extends object>(
    { columns, key, table }: Source<Row>,
    after: number | undefined,
  ): AsyncGenerator<Row[]> {
    // The same index serves the condition and the order.
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
