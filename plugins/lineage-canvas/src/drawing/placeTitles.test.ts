import { testNode } from '../__testUtils__/testLineage';
import { textWidth } from './fitText';
import { NodeTitle, placeTitles, TITLE_SIZE } from './placeTitles';
import { CanvasNode } from '../types';
import { overlap } from '../viewport/viewport';

/** Layers of nodes as the layout places them: nodes of 232 × 88, with 120 between layers and 28 between nodes. */
function grid(layers: number, rows: number): CanvasNode[] {
  return Array.from({ length: layers * rows }, (_, index) =>
    testNode({
      id: `n${index}`,
      title: `Customer features of region ${index}`,
      x: Math.floor(index / rows) * 352,
      y: (index % rows) * 116,
    }),
  );
}

const SCALES = [0.05, 0.1, 0.18, 0.2, 0.25, 0.3, 0.4, 0.5, 0.65];

describe('placeTitles', () => {
  it.each(SCALES)(
    'never overlaps another title or another labelled node, at %d',
    scale => {
      const nodes = grid(12, 12);
      const titles = [...placeTitles(nodes, { scale, stretch: 1 })];
      expect(titles.length).toBeGreaterThan(0);
      for (const [id, title] of titles) {
        const onOthers = [
          ...titles
            .filter(([other]) => other !== id)
            .map(([, rectangle]) => rectangle),
          ...(scale >= 0.2 ? nodes.filter(node => node.id !== id) : []),
        ].filter(rectangle => overlap(shrunk(title, scale), rectangle));
        expect(onOthers).toEqual([]);
      }
    },
  );

  it('labels all of 26 nodes at text size when zoomed out', () => {
    const nodes = grid(6, 5).slice(0, 26);
    // A viewport of 900 × 500.
    const scale = Math.min(900 / (6 * 352), 500 / (5 * 116));
    const titles = placeTitles(nodes, { scale, stretch: 1 });
    expect(titles.size).toBe(26);
    for (const { lines, width } of titles.values()) {
      const widest = Math.max(
        ...lines.map(line => textWidth(line, TITLE_SIZE)),
      );
      expect(width * scale).toBeCloseTo(widest + 2);
      expect(lines[0].length).toBeGreaterThan(7);
    }
  });

  it('places titles in order if there is not enough space for all', () => {
    const nodes = grid(20, 40);
    const first = nodes[433];
    const titles = placeTitles(
      [first, ...nodes.filter(node => node !== first)],
      { scale: 0.05, stretch: 1 },
    );
    expect(titles.has(first.id)).toBe(true);
    expect(titles.size).toBeLessThan(nodes.length / 4);
  });

  it('wraps a title or moves it outside of its node before it shortens it', () => {
    const alone = testNode({ id: 'a', title: 'Customer lifetime value' });
    const linesAt = (scale: number) =>
      placeTitles([alone], { scale, stretch: 1 }).get('a')!.lines;
    expect(linesAt(0.65)).toEqual(['Customer lifetime', 'value']);
    expect(linesAt(0.2).join(' ')).toBe('Customer lifetime value');
  });
});

/** Shrinks a rectangle, so that rounding does not make adjacent rectangles overlap. */
function shrunk(title: NodeTitle, scale: number): NodeTitle {
  const by = 0.01 / scale;
  return {
    ...title,
    x: title.x + by,
    y: title.y + by,
    width: title.width - 2 * by,
    height: title.height - 2 * by,
  };
}
