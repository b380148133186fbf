import { CanvasEdge, CanvasNode } from '../types';

export function testNode(
  node: Partial<CanvasNode> & { id: string },
): CanvasNode {
  return {
    x: 0,
    y: 0,
    width: 232,
    height: 88,
    kind: 'Model',
    title: node.id,
    caption: 'Model, classifier',
    omittedNeighbours: { upstream: 0, downstream: 0 },
    collapsible: { upstream: false, downstream: false },
    ...node,
  };
}

/** An edge for tests: a straight line between two nodes. */
export function testEdge(
  from: CanvasNode,
  to: CanvasNode,
  edge: Partial<CanvasEdge> = {},
): CanvasEdge {
  return {
    id: `${from.id} to ${to.id}`,
    from: from.id,
    to: to.id,
    points: [
      { x: from.x + from.width, y: from.y + from.height / 2 },
      { x: to.x, y: to.y + to.height / 2 },
    ],
    origins: ['declared'],
    crossesTeams: false,
    label: 'training data for',
    ...edge,
  };
}

/**
 * Raw events and the customer features computed from them, on which two models are trained; one of the models is
 * served.
 */
export function testLineage() {
  const events = testNode({
    id: 'events',
    kind: 'Dataset',
    title: 'Raw events',
    x: -704,
    omittedNeighbours: { upstream: 3, downstream: 0 },
  });
  const features = testNode({
    id: 'features',
    kind: 'Dataset',
    title: 'Customer features',
    caption: 'Dataset, table',
    x: -352,
    href: '/catalog/features',
    description: 'Customer features, Dataset, table, owned by growth-ml',
    owner: { label: 'growth-ml', href: '/catalog/growth-ml' },
    team: { hue: 0, pattern: 1 },
    status: { type: 'unproven', label: 'Unproven L2' },
    note: 'Tier 1',
    rank: 1,
  });
  const churn = testNode({
    id: 'churn',
    title: 'Churn classifier',
    isRoot: true,
    href: '/catalog/churn',
    status: { type: 'passed', label: 'Yes L3' },
    collapsible: { upstream: true, downstream: false },
  });
  const uplift = testNode({ id: 'uplift', title: 'Uplift model', y: 116 });
  const api = testNode({
    id: 'api',
    kind: 'Component',
    title: 'Churn API',
    x: 352,
    omittedNeighbours: { upstream: 0, downstream: 12 },
  });
  const nodes = [events, features, churn, uplift, api];
  const edges = [
    testEdge(events, features),
    testEdge(features, churn),
    testEdge(features, uplift, { crossesTeams: true }),
    testEdge(churn, api, { origins: ['declared', 'observed'] }),
  ];
  return {
    nodes,
    edges,
    bounds: { x: -704, y: 0, width: 1288, height: 204 },
  };
}
