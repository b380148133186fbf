import { testLineage } from '../__testUtils__/testLineage';
import { CanvasGraph } from '../drawing/CanvasGraph';
import { hitTest } from './hitTest';

describe('hitTest', () => {
  const { nodes, edges } = testLineage();
  const graph = new CanvasGraph(nodes, edges);

  it('finds nodes, and nothing between them', () => {
    expect(hitTest(graph, { x: 100, y: 40 }, true)).toEqual({
      node: expect.objectContaining({ id: 'churn' }),
    });
    expect(hitTest(graph, { x: 300, y: 40 }, true)).toBeUndefined();
  });

  it('finds buttons that extend beyond a node', () => {
    const outside = { x: 352 + 232 + 10, y: -6 };
    expect(hitTest(graph, outside, true)).toMatchObject({
      node: { id: 'api' },
      button: { side: 'downstream', action: 'expand', text: '+12' },
    });
    expect(hitTest(graph, outside, false)).toBeUndefined();
    expect(hitTest(graph, { x: -5, y: 90 }, true)).toMatchObject({
      node: { id: 'churn' },
      button: { side: 'upstream', action: 'collapse' },
    });
  });
});
