import { Knex } from 'knex';
import { nearest, PeerAnswer } from './PeerResult';

/**
 * Reads a slice with one recursive statement.
 *
 * `union` drops refs that were found before, which terminates cycles, and returns each ref once: with the number of
 * hops as a column, a ref would be returned once for each length of a path to it. PostgreSQL returns the rows breadth
 * first, so the first rows of a side are the nearest, and the edges between them give the distance.
 */
export async function recursiveSql(
  knex: Knex,
  root: string,
  limit: number,
): Promise<PeerAnswer> {
  const {
    rows: [row],
  } = await knex.raw(
    `
    with recursive
      down(ref) as (
        select :root::text
        union
        select edges.to_ref from down join edges on edges.from_ref = down.ref
      ),
      up(ref) as (
        select :root::text
        union
        select edges.from_ref from up join edges on edges.to_ref = up.ref
      ),
      near as materialized (
        (select ref from down limit :limit) union (select ref from up limit :limit)
      )
    select
      (select count(*) - 1 from down)::int as downstream,
      (select count(*) - 1 from up)::int as upstream,
      (
        select json_agg(json_build_object(
          'entityRef', near.ref, 'node', entity_facts.lineage_node, 'verdict', scorecards.verdict, 'level', scorecards.level
        ))
        from near
        left join entity_facts on entity_facts.entity_ref = near.ref
        left join scorecards on scorecards.entity_ref = near.ref
      ) as nodes,
      (
        select json_agg(json_build_object(
          'from', from_ref, 'to', to_ref, 'relation', relation, 'origin', origin, 'crossesTeams', crosses_teams
        ))
        from edges
        where from_ref in (select ref from near) and to_ref in (select ref from near)
      ) as edges
    `,
    { root, limit },
  );
  const { nodes, edges } = nearest(root, limit, row.nodes, row.edges ?? []);
  return {
    nodes,
    edges,
    totals: { upstream: row.upstream, downstream: row.downstream },
  };
}
