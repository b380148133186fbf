import { createAdjacency } from './Adjacency';
import { countCrossings } from './countCrossings';

const SIZE = 12;

describe('countCrossings', () => {
  it('counts crossing pairs, none that share an end, and parallel edges separately', () => {
    const count = (edges: string[]) => {
      const ends = edges.map(text => text.split('>').map(Number));
      return countCrossings(
        [0, 1],
        createAdjacency(
          4,
          ends.map(([from]) => from),
          ends.map(([, to]) => to),
        ),
        Int32Array.from([0, 1, 0, 1]),
        2,
      );
    };
    expect(count(['0>2', '1>3'])).toBe(0);
    expect(count(['0>3', '1>2'])).toBe(1);
    expect(count(['0>2', '0>3', '1>3'])).toBe(0);
    expect(count(['0>3', '0>3', '1>2'])).toBe(2);
  });

  it('equals the result of comparing every pair', () => {
    const numbers = Array.from({ length: SIZE }, (_, index) => index);
    const edges = numbers.flatMap(from =>
      [3, 5, 8].map(step => ({
        from,
        to: SIZE + ((from * step + step) % SIZE),
      })),
    );
    const rank = Int32Array.from([
      ...numbers.map(number => (number * 5) % SIZE),
      ...numbers.map(number => (number * 7) % SIZE),
    ]);
    const layer = [...numbers].sort((a, b) => rank[a] - rank[b]);
    let expected = 0;
    edges.forEach((first, index) => {
      for (const second of edges.slice(index + 1)) {
        const above = rank[first.from] - rank[second.from];
        const below = rank[first.to] - rank[second.to];
        expected += above * below < 0 ? 1 : 0;
      }
    });
    const after = createAdjacency(
      2 * SIZE,
      edges.map(({ from }) => from),
      edges.map(({ to }) => to),
    );
    expect(countCrossings(layer, after, rank, SIZE)).toBe(expected);
  });
});
