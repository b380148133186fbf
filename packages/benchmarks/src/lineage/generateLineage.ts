import { createHash } from 'node:crypto';

/** A node with the fields of a response. */
export interface GeneratedNode {
  ref: string;
  kind: string;
  title: string;
  tier: number;
  /** Ref of a group; a ghost has none. */
  owner?: string;
  system?: string;
}

/** An edge in the direction of the flow of data. */
export interface GeneratedEdge {
  from: string;
  to: string;
  relation: string;
  origin: 'declared' | 'observed';
  crossesTeams: boolean;
}

export interface GeneratedLineage {
  nodes: GeneratedNode[];
  edges: GeneratedEdge[];
  /** Refs of datasets with thousands of readers, those with the most readers first. */
  hubs: string[];
}

/** The stages of data from its origin to its users. */
const STAGES = [
  'Dataset',
  'Pipeline',
  'Dataset',
  'Pipeline',
  'Dataset',
  'Pipeline',
  'Model',
  'Pipeline',
  'Dataset',
  'Pipeline',
  'Model',
  'Component',
];

/** The relation between two kinds along the flow of data. */
const RELATIONS: Record<string, string | undefined> = {
  'Dataset Pipeline': 'consumes',
  'Dataset Component': 'consumes',
  'Dataset Model': 'trainedOn',
  'Dataset Dataset': 'derivedFrom',
  'Pipeline Dataset': 'producedBy',
  'Pipeline Model': 'producedBy',
  'Model Pipeline': 'usesModel',
  'Model Component': 'servedBy',
};

const NODES_PER_TEAM = 500;
const HUBS = 20;
const READERS = 3;
const LATEST_STAGE_OF_HUBS = 4;
const SHARE_OF_HUBS = 0.2;
const SHARE_OF_READERS = 0.03;
const OWN_TEAM = 0.8;
const NEXT_STAGE = 0.75;
const SEEN_AND_DECLARED = 0.04;
const SEEN_ALONE = 0.02;
const GHOSTS = 0.001;
const CYCLES = 0.00025;

/**
 * Generates lineage with stages from raw data to applications, teams that mostly use their own data, a few datasets
 * with thousands of readers, a few applications that read from thousands, and a few edges that close a cycle. 6 % of
 * the edges are observed. The result is always the same.
 */
export function generateLineage(
  size: number,
  edgeCount: number,
): GeneratedLineage {
  const random = createRandom();
  const pick = (below: number) => Math.floor(random() * below);
  const teams = Math.max(5, Math.round(size / NODES_PER_TEAM));
  const stageOf = (index: number) => {
    if (index < HUBS) {
      return (index * 2) % (LATEST_STAGE_OF_HUBS + 2);
    }
    return index < HUBS + READERS ? STAGES.length - 1 : pick(STAGES.length);
  };
  const places = Array.from({ length: size }, (_, index) => ({
    index,
    stage: stageOf(index),
    team: pick(teams),
  }));
  const byStage = new Map<string, number[]>();
  for (const { index, stage, team } of places) {
    const key = `${stage} ${team}`;
    byStage.set(key, [...(byStage.get(key) ?? []), index]);
  }
  const nodes = places.map(({ index, stage, team }): GeneratedNode => {
    const kind = STAGES[stage];
    return {
      ref: `${kind.toLocaleLowerCase('en-US')}:default/${kind.toLocaleLowerCase(
        'en-US',
      )}-${index}`,
      kind,
      title: `${kind} number ${index}`,
      tier: 1 + pick(4),
      owner: `group:default/team-${team}`,
      system: `system:default/system-${team}-${pick(5)}`,
    };
  });

  const edges: GeneratedEdge[] = [];
  const known = new Set<number>();
  const connect = (
    from: number,
    to: number,
    origin: GeneratedEdge['origin'],
  ) => {
    const relation = RELATIONS[`${nodes[from].kind} ${nodes[to].kind}`];
    const key = from * size + to;
    if (relation && from !== to && !known.has(key)) {
      known.add(key);
      edges.push({
        from: nodes[from].ref,
        to: nodes[to].ref,
        relation,
        origin,
        crossesTeams: places[from].team !== places[to].team,
      });
    }
  };
  /** Picks a hub, weighted by its number of readers: the first has seven times those of the last. */
  const pickHub = () =>
    Math.floor(3 * (Math.pow((HUBS + 3) / 3, random()) - 1));
  const declared = Math.floor(
    edgeCount * (1 - SEEN_AND_DECLARED - SEEN_ALONE - GHOSTS - CYCLES),
  );
  while (edges.length < declared + edgeCount * SEEN_ALONE) {
    const origin = edges.length < declared ? 'declared' : 'observed';
    const { index: to, stage, team } = places[pick(size)];
    const chance = random();
    if (chance < SHARE_OF_HUBS) {
      const hub = pickHub();
      if (places[hub].stage < stage) {
        connect(hub, to, origin);
      }
    } else if (chance < SHARE_OF_HUBS + SHARE_OF_READERS) {
      connect(to, HUBS + pick(READERS), origin);
    } else {
      const span = random() < NEXT_STAGE ? 1 : 2 + pick(3);
      const fromTeam = random() < OWN_TEAM ? team : pick(teams);
      const candidates = byStage.get(`${stage - span} ${fromTeam}`) ?? [];
      if (candidates.length > 0) {
        connect(candidates[pick(candidates.length)], to, origin);
      }
    }
  }
  for (let cycle = 0; cycle < edgeCount * CYCLES; ) {
    const [from, to] = [places[pick(size)], places[pick(size)]];
    if (
      STAGES[from.stage] === 'Pipeline' &&
      STAGES[to.stage] === 'Dataset' &&
      from.stage > to.stage + 1
    ) {
      connect(from.index, to.index, 'declared');
      cycle += 1;
    }
  }
  for (const edge of edges.slice(0, edgeCount * SEEN_AND_DECLARED)) {
    edges.push({ ...edge, origin: 'observed' });
  }
  const pipelines = nodes.filter(({ kind }) => kind === 'Pipeline');
  while (edges.length < edgeCount) {
    const title = `s3://landing/events-${edges.length}`;
    const digest = createHash('sha256').update(title).digest('hex');
    const ghost = `ghost:dataset/${digest.slice(0, 32)}`;
    nodes.push({ ref: ghost, kind: 'Ghost', title, tier: 0 });
    edges.push({
      from: ghost,
      to: pipelines[pick(pipelines.length)].ref,
      relation: 'consumes',
      origin: 'observed',
      crossesTeams: false,
    });
  }
  return {
    nodes,
    edges,
    hubs: nodes.slice(0, HUBS).map(({ ref }) => ref),
  };
}

/**
 * A random number generator with a fixed seed: a linear congruential generator with the constants of Numerical Recipes.
 */
function createRandom(): () => number {
  let state = 20261124;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}
