import { Knex } from 'knex';
import { nearest, PeerAnswer, PeerEdge, PeerNode } from './PeerResult';

const DEPTH = 50;

/** Reads a slice with one statement per hop, and one each for the nodes and edges of the result. */
export async function hopSql(
  knex: Knex,
  root: string,
  limit: number,
): Promise<PeerAnswer> {
  const walk = async (near: string, far: string) => {
    const seen = new Set([root]);
    let level = [root];
    for (let hop = 0; hop < DEPTH && level.length > 0; hop += 1) {
      const { rows } = await knex.raw(
        'select distinct ?? as ref from edges where ?? = any(?)',
        [far, near, level],
      );
      level = [];
      for (const { ref } of rows as { ref: string }[]) {
        if (!seen.has(ref)) {
          seen.add(ref);
          level.push(ref);
        }
      }
    }
    return [...seen];
  };
  const [upstream, downstream] = await Promise.all([
    walk('to_ref', 'from_ref'),
    walk('from_ref', 'to_ref'),
  ]);
  const near = [
    ...new Set([...upstream.slice(0, limit), ...downstream.slice(0, limit)]),
  ];
  const [edges, nodes] = await Promise.all([
    knex.raw(
      `select from_ref as "from", to_ref as "to", relation, origin, crosses_teams as "crossesTeams"
       from edges where from_ref = any(:near) and to_ref = any(:near)`,
      { near },
    ),
    knex.raw(
      `select ref as "entityRef", entity_facts.lineage_node as node, scorecards.verdict, scorecards.level
       from unnest(:near::text[]) ref
       left join entity_facts on entity_facts.entity_ref = ref
       left join scorecards on scorecards.entity_ref = ref`,
      { near },
    ),
  ]);
  return {
    ...nearest(root, limit, nodes.rows as PeerNode[], edges.rows as PeerEdge[]),
    totals: {
      upstream: upstream.length - 1,
      downstream: downstream.length - 1,
    },
  };
}
