import { testEdge, testNode } from '../__testUtils__/testLineage';
import { LabelPlacer } from './LabelPlacer';
import { SpatialGrid } from './SpatialGrid';

describe('LabelPlacer', () => {
  const from = testNode({ id: 'from', x: -432 });
  const to = testNode({ id: 'to' });

  it('places a label on the middle of its edge, and keeps it there', () => {
    const placer = new LabelPlacer(new SpatialGrid([from, to]), 1);
    const edge = testEdge(from, to, { label: 'feeds' });
    const label = placer.labelOf(edge)!;
    expect(label.text).toBe('feeds');
    expect(label.y + label.height / 2).toBe(44);
    expect(placer.labelOf(edge)).toBe(label);
  });

  it('never places a label on a node or on another label', () => {
    const between = testNode({ id: 'between', x: -190, width: 180 });
    const blocked = new LabelPlacer(new SpatialGrid([from, between, to]), 1);
    expect(blocked.labelOf(testEdge(from, to))).toBeUndefined();

    const placer = new LabelPlacer(new SpatialGrid([from, to]), 1);
    expect(placer.labelOf(testEdge(from, to))).toBeDefined();
    expect(placer.labelOf(testEdge(from, to, { id: 'twin' }))).toBeUndefined();
  });
});
