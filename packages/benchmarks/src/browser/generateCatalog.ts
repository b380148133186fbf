import { Entity } from '@backstage/catalog-model';

const TEAMS = 40;
const SYSTEMS = 30;

/** Kinds by number of steps from the root, which is a Dataset, along the flow of data. */
const UPSTREAM = [
  'Pipeline',
  'Dataset',
  'Pipeline',
  'Dataset',
  'Pipeline',
  'Dataset',
];
const DOWNSTREAM = [
  'Pipeline',
  'Model',
  'Pipeline',
  'Dataset',
  'Pipeline',
  'Model',
  'Component',
];
/** Share of the entities on a side at each step. */
const UPSTREAM_SHARES = [0.024, 0.1, 0.2, 0.28, 0.24, 0.156];
const DOWNSTREAM_SHARES = [0.024, 0.1, 0.2, 0.26, 0.2, 0.13, 0.086];

/** The field, and the end that contains it, that declares a data flow between two kinds. */
const FIELDS: Record<string, { field: string; on: 'from' | 'to' } | undefined> =
  {
    'Dataset Pipeline': { field: 'consumes', on: 'to' },
    'Dataset Model': { field: 'trainedOn', on: 'to' },
    'Dataset Dataset': { field: 'derivedFrom', on: 'to' },
    'Pipeline Dataset': { field: 'producedBy', on: 'to' },
    'Pipeline Model': { field: 'producedBy', on: 'to' },
    'Model Pipeline': { field: 'usesModel', on: 'to' },
    'Model Component': { field: 'servedBy', on: 'from' },
  };

const OWN_TEAM = 0.8;
const NEXT_STEP = 0.75;
const SHARE_OF_HUBS = 0.25;
const HUBS = 12;

/** Size and shape of a generated lineage. */
export interface LineageShape {
  /** Prefix of the entity names. */
  name: string;
  nodes: number;
  edges: number;
  /** Maximum neighbours of an entity on a side; if undefined, a few entities have hundreds. */
  mostNeighbours?: number;
}

/** The ref of the root of a lineage. */
export function rootOf({ name }: LineageShape): string {
  return `dataset:default/${name}-0`;
}

/** Teams, systems, and a lineage of each shape, in which every entity is upstream or downstream of the root. */
export function generateCatalog(shapes: readonly LineageShape[]): Entity[] {
  const teams = Array.from(
    { length: TEAMS },
    (_, index): Entity => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Group',
      metadata: { name: `team-${index}`, title: `Team ${index}` },
      spec: { type: 'team', children: [] },
    }),
  );
  const systems = Array.from(
    { length: SYSTEMS },
    (_, index): Entity => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'System',
      metadata: { name: `system-${index}`, title: `System ${index}` },
      spec: { owner: `team-${index}` },
    }),
  );
  return [...teams, ...systems, ...shapes.flatMap(generateLineage)];
}

interface Node {
  ref: string;
  kind: string;
  /** Steps from the root, negative upstream. */
  step: number;
  team: number;
  inputs: number;
  outputs: number;
  entity: Entity;
}

function generateLineage(shape: LineageShape): Entity[] {
  const random = createRandom();
  const pick = (below: number) => Math.floor(random() * below);
  const pickOf = <T>(list: readonly T[]) => list[pick(list.length)];
  const nodes = stepsOf(shape.nodes).map(({ kind, step }, index): Node => {
    const name = `${shape.name}-${index}`;
    const team = pick(TEAMS);
    return {
      ref: `${kind.toLocaleLowerCase('en-US')}:default/${name}`,
      kind,
      step,
      team,
      inputs: 0,
      outputs: 0,
      entity: {
        apiVersion:
          kind === 'Component'
            ? 'backstage.io/v1alpha1'
            : 'mlownership.dev/v1alpha1',
        kind,
        metadata: {
          name,
          title: `${titleOf(shape.name)} ${kind.toLocaleLowerCase(
            'en-US',
          )} ${index}`,
          description:
            'Generated to be measured, with as much written about it as about the examples of this repository: two sentences. This is the second.',
          annotations: {
            'backstage.io/source-location': `url:https://git.example.com/teams/team-${team}/${name}/`,
            'example.com/table': `s3://lake/${shape.name}/tables/${name}`,
          },
          tags: ['generated', shape.name],
          links: ['dashboard', 'runs'].map(page => ({
            url: `https://ml.example.com/${page}/${name}`,
            title: `The ${page} of ${name}`,
            type: page,
          })),
        },
        spec: {
          type: kind === 'Component' ? 'service' : 'generated',
          lifecycle: 'production',
          owner: `team-${team}`,
          system: `system-${pick(SYSTEMS)}`,
          ...(kind !== 'Component' && {
            tier: 1 + pick(4),
            authors: [],
            operatedBy: `team-${team}`,
            operations: {
              retrain: {
                runbook: `https://git.example.com/teams/team-${team}/${name}/docs/retrain.md`,
                trigger: 'weekly',
              },
              deploy: {
                runbook: `https://git.example.com/teams/team-${team}/${name}/docs/deploy.md`,
              },
            },
          }),
        },
      },
    };
  });
  const byStep = new Map<number, Node[]>();
  for (const node of nodes) {
    byStep.set(node.step, [...(byStep.get(node.step) ?? []), node]);
  }

  const known = new Set<string>();
  const most = shape.mostNeighbours ?? Infinity;
  const connect = (from: Node, to: Node): boolean => {
    const declaration = FIELDS[`${from.kind} ${to.kind}`];
    const key = `${from.ref} ${to.ref}`;
    if (
      !declaration ||
      known.has(key) ||
      from.outputs >= most ||
      to.inputs >= most
    ) {
      return false;
    }
    known.add(key);
    from.outputs += 1;
    to.inputs += 1;
    const [holder, named] = declaration.on === 'to' ? [to, from] : [from, to];
    const spec = holder.entity.spec as Record<string, string[]>;
    (spec[declaration.field] ??= []).push(named.ref);
    return true;
  };

  // Connects every node to the root.
  for (const node of nodes.slice(1)) {
    const nearer = byStep.get(node.step - Math.sign(node.step))!;
    let done = false;
    while (!done) {
      const next = pickOf(nearer);
      done = node.step < 0 ? connect(node, next) : connect(next, node);
    }
  }
  const hubs = nodes
    .filter(({ kind, step }) => kind === 'Dataset' && step < 3)
    .slice(0, HUBS);
  while (known.size < shape.edges) {
    const to = pickOf(nodes);
    if (most === Infinity && random() < SHARE_OF_HUBS) {
      const hub = hubs[Math.floor(HUBS * random() ** 2)];
      if (hub.step < to.step) {
        connect(hub, to);
      }
    } else {
      const span = random() < NEXT_STEP ? 1 : 2 + pick(3);
      const candidates = byStep.get(to.step - span) ?? [];
      const own = candidates.filter(({ team }) => team === to.team);
      const from = pickOf(
        own.length > 0 && random() < OWN_TEAM ? own : candidates,
      );
      if (from) {
        connect(from, to);
      }
    }
  }
  return nodes.map(({ entity }) => entity);
}

/** The root, and the required number of entities on either side. */
function stepsOf(count: number): Array<{ kind: string; step: number }> {
  const upstream = Math.ceil((count - 1) / 2);
  return [
    { kind: 'Dataset', step: 0 },
    ...share(upstream, UPSTREAM, UPSTREAM_SHARES, -1),
    ...share(count - 1 - upstream, DOWNSTREAM, DOWNSTREAM_SHARES, 1),
  ];
}

function share(
  count: number,
  kinds: readonly string[],
  shares: readonly number[],
  sign: number,
) {
  const numbers = shares.map(part => Math.floor(part * count));
  const rest = count - numbers.reduce((sum, number) => sum + number, 0);
  numbers[3] += rest;
  return kinds.flatMap((kind, index) =>
    Array.from({ length: numbers[index] }, () => ({
      kind,
      step: sign * (index + 1),
    })),
  );
}

function titleOf(name: string): string {
  return name[0].toLocaleUpperCase('en-US') + name.slice(1);
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
