import { Knex } from 'knex';
import {
  GeneratedEdge,
  GeneratedLineage,
  GeneratedNode,
} from './generateLineage';
import { insertRows } from './insertRows';

const NOW = '2026-11-24T12:00:00.000Z';
const VERDICTS = ['yes', 'no', 'unproven'];
const STATES = ['pass', 'fail', 'unknown'];

/** Writes lineage to the tables of the plugin, as an evaluation would. */
export async function writeLineage(
  knex: Knex,
  { nodes, edges }: GeneratedLineage,
): Promise<void> {
  const entities = nodes.filter(({ kind }) => kind !== 'Ghost');
  await insertRows(knex, 'entity_facts', entities.map(toFacts));
  await insertRows(
    knex,
    'scorecards',
    entities.filter(({ kind }) => kind !== 'Component').map(toScorecard),
  );
  await insertRows(
    knex,
    'ghosts',
    nodes
      .filter(({ kind }) => kind === 'Ghost')
      .map(({ ref, title }) => ({
        ref,
        normalized_name: title,
        namespace: 's3://landing',
        name: title,
        first_seen_at: NOW,
        revision: 1,
      })),
  );
  await insertRows(
    knex,
    'edges',
    edges.map(edge => toEdgeRow(edge, 1)),
  );
  await knex('evaluation_state').update({ revision: 1, edge_revision: 1 });
  // The server would run this automatically some minutes later.
  await knex.raw('analyze');
}

/** The row of an edge at a revision. */
export function toEdgeRow(edge: GeneratedEdge, revision: number) {
  const isSeen = edge.origin === 'observed';
  return {
    from_ref: edge.from,
    to_ref: edge.to,
    relation: edge.relation,
    origin: edge.origin,
    crosses_teams: edge.crossesTeams,
    first_seen_at: NOW,
    last_seen_at: isSeen ? NOW : null,
    last_run: isSeen ? 'https://airflow.example.com/runs/1' : null,
    source: isSeen ? 'airflow' : null,
    revision,
  };
}

function toFacts({ ref, kind, title, tier, owner, system }: GeneratedNode) {
  const node = { kind, title, type: 'generated', tier, owner, system };
  return {
    entity_ref: ref,
    kind,
    hash: 'generated',
    facts: JSON.stringify({
      ...node,
      ref,
      links: [],
      ml: { tier, operations: {} },
    }),
    lineage_node: JSON.stringify({ ...node, lifecycle: 'production' }),
    revision: 1,
  };
}

function toScorecard({ ref, kind, title, tier, owner, system }: GeneratedNode) {
  // Varies between nodes, but is deterministic.
  const number = Number(/\d+$/.exec(ref));
  const verdict = VERDICTS[number % 3];
  return {
    entity_ref: ref,
    kind,
    title,
    sort_title: title.toLocaleLowerCase('en-US'),
    search_text: title.toLocaleLowerCase('en-US'),
    type: 'generated',
    lifecycle: 'production',
    tier,
    owner,
    operated_by: owner,
    system,
    verdict,
    level: number % 5,
    system_verdict: kind === 'Model' ? verdict : null,
    primary_cause: '',
    known_count: 10,
    applicable_count: 20,
    summary: '{}',
    detail: '{}',
    hash: 'generated',
    rules_version: '1',
    evaluated_at: NOW,
    boundary_states: JSON.stringify({
      contract: STATES[number % 3],
      freshness: STATES[number % 2],
      onCall: STATES[number % 3],
    }),
    revision: 1,
  };
}
