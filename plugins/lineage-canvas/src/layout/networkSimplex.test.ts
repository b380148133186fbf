import { runNetworkSimplex } from './networkSimplex';

const SEEDS = Array.from({ length: 30 }, (_, index) => index + 1);
const COUNT = 6;

/** A seeded random number generator, so that failures are reproducible. Source: a linear congruence modulo a prime. */
function createRandom(seed: number): () => number {
  let state = seed * 7919;
  return () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
}

describe('networkSimplex', () => {
  it.each(SEEDS)(
    'finds the layering with the shortest edges (seed %i)',
    seed => {
      const random = createRandom(seed);
      const pick = (below: number) => Math.floor(random() * below);
      const edges = Array.from({ length: 4 + pick(5) }, () => {
        const from = pick(COUNT - 1);
        return [from, from + 1 + pick(COUNT - 1 - from)];
      });
      const isFixed = Array.from({ length: COUNT }, () => random() < 0.25);
      const lengthOf = (layers: readonly number[]) =>
        edges.reduce((sum, [from, to]) => sum + layers[to] - layers[from], 0);

      // The node numbers are a valid layering.
      const layers = Array.from({ length: COUNT }, (_, node) => node);
      runNetworkSimplex(
        {
          count: COUNT,
          from: Int32Array.from(edges, ([from]) => from),
          to: Int32Array.from(edges, ([, to]) => to),
        },
        layers,
        isFixed,
      );

      let shortest = Infinity;
      const tried = new Array<number>(COUNT).fill(0);
      const tryFrom = (node: number) => {
        if (node === COUNT) {
          shortest = Math.min(shortest, lengthOf(tried));
          return;
        }
        for (let layer = 0; layer < COUNT; layer += 1) {
          tried[node] = layer;
          if (
            (!isFixed[node] || layer === node) &&
            edges.every(([from, to]) => to !== node || tried[from] < tried[to])
          ) {
            tryFrom(node + 1);
          }
        }
      };
      tryFrom(0);

      expect(edges.every(([from, to]) => layers[from] < layers[to])).toBe(true);
      expect(lengthOf(layers)).toBe(shortest);
      const fixed = layers.filter((_, node) => isFixed[node]);
      const first = isFixed.indexOf(true);
      expect(fixed.map(layer => layer - fixed[0])).toEqual(
        [...layers.keys()]
          .filter(node => isFixed[node])
          .map(node => node - first),
      );
    },
  );
});
