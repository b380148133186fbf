import { parseEntityRef } from '@backstage/catalog-model';
import {
  EntityFacts,
  LineageEdgeOriginEnum,
  LineageNode,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { LineageGraph } from './LineageGraph';
import { LineageNodeFacts, LineageStore } from './LineageStore';

/**
 * The {@link LineageStore} on SQLite and PostgreSQL. The database is the truth; each replica keeps the graph of the last
 * revision in memory, and reads it anew when the revision moves.
 */
export class DatabaseLineageStore implements LineageStore {
  private current?: Promise<LineageGraph>;
  private currentRevision?: number;

  constructor(private readonly client: Knex) {}

  async graph(): Promise<LineageGraph> {
    const { edge_revision: revision } = await this.client(
      'evaluation_state',
    ).first('edge_revision');
    if (!this.current || this.currentRevision !== revision) {
      this.currentRevision = revision;
      this.current = this.read(revision);
      this.current.catch(() => {
        this.currentRevision = undefined;
      });
    }
    return this.current;
  }

  async nodes(refs: readonly string[]): Promise<Map<string, LineageNodeFacts>> {
    const rows: {
      facts: string;
      verdict: LineageNode['verdict'] | null;
      level: number | null;
    }[] = await this.client('facts')
      .leftJoin('scorecards', 'scorecards.entity_ref', 'facts.entity_ref')
      .select('facts.facts', 'scorecards.verdict', 'scorecards.level')
      .whereIn('facts.entity_ref', refs);
    const nodes = new Map<string, LineageNodeFacts>();
    for (const row of rows) {
      const facts: EntityFacts = JSON.parse(row.facts);
      nodes.set(facts.ref, {
        entityRef: facts.ref,
        kind: facts.kind,
        title: facts.title,
        type: facts.type,
        lifecycle: facts.lifecycle,
        tier: facts.ml?.tier,
        owner: facts.owner,
        system: facts.system,
        verdict: row.verdict ?? undefined,
        level: row.level ?? undefined,
      });
    }
    for (const ref of refs) {
      if (!nodes.has(ref)) {
        const { kind, name } = parseEntityRef(ref);
        nodes.set(ref, { entityRef: ref, kind, title: name, missing: true });
      }
    }
    return nodes;
  }

  private async read(revision: number): Promise<LineageGraph> {
    const rows: {
      from_ref: string;
      to_ref: string;
      relation: string;
      origin: LineageEdgeOriginEnum;
      crosses_teams: boolean | number;
    }[] = await this.client('edges').select(
      'from_ref',
      'to_ref',
      'relation',
      'origin',
      'crosses_teams',
    );
    return new LineageGraph(
      revision,
      rows.map(row => ({
        from: row.from_ref,
        to: row.to_ref,
        relation: row.relation,
        origin: row.origin,
        crossesTeams: Boolean(row.crosses_teams),
      })),
    );
  }
}
