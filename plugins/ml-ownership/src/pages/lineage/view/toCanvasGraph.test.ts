import { inEnglish } from '../../../__testUtils__/englishTranslate';
import { toCanvasGraph, toCanvasTexts } from './toCanvasGraph';
import { DrawnNode, Drawing } from './toDrawnGraph';

const features: DrawnNode = {
  id: 'dataset:default/features',
  width: 232,
  height: 88,
  kind: 'Dataset',
  title: 'Customer features',
  caption: 'Dataset, table',
  entityRef: 'dataset:default/features',
  owner: {
    label: 'growth-ml',
    entityRef: 'group:default/growth-ml',
    isMissing: false,
  },
  verdict: 'unproven',
  level: 2,
  tier: 1,
  omittedNeighbours: { upstream: 3, downstream: 0 },
  collapsible: { upstream: false, downstream: false },
};
const ghost: DrawnNode = {
  ...features,
  id: 'ghost:default/raw',
  kind: 'Ghost',
  title: 'raw',
  caption: 'Not in the catalog',
  entityRef: undefined,
  owner: {
    label: 'lost (not in the catalog)',
    entityRef: 'group:default/lost',
    isMissing: true,
  },
  verdict: undefined,
  level: undefined,
  tier: undefined,
  isGhost: true,
};

function convert(edge: Partial<Drawing['edges'][number]> = {}) {
  const edges: Drawing['edges'] = [
    {
      id: 'edge',
      from: ghost.id,
      to: features.id,
      origins: ['observed'],
      crossesTeams: true,
      label: 'feeds',
      ...edge,
    },
  ];
  return toCanvasGraph(
    inEnglish,
    { nodes: [features, ghost, { ...ghost, id: 'ghost:default/new' }], edges },
    {
      positions: { [features.id]: { x: 1, y: 2 }, [ghost.id]: { x: 3, y: 4 } },
      routes: { edge: [{ x: 0, y: 0 }] },
      bounds: { x: 0, y: 0, width: 0, height: 0 },
    },
    ref => `/catalog/${ref}`,
  );
}

describe('toCanvasGraph', () => {
  it('draws what the layout contains, with texts and links', () => {
    const [node, unknown, ...others] = convert().nodes;
    expect(others).toEqual([]);
    expect(node).toMatchObject({
      x: 1,
      y: 2,
      href: '/catalog/dataset:default/features',
      owner: { label: 'growth-ml', href: '/catalog/group:default/growth-ml' },
      status: { type: 'unproven', label: 'Unproven L2' },
      note: 'Tier 1',
      isUnknown: undefined,
    });
    expect(node.description?.replace(/[\u2066-\u2069]/g, '')).toBe(
      'Customer features, Dataset, table, owned by growth-ml, verdict Unproven, level 2, tier 1',
    );
    // Neither the node nor its owner is in the catalog.
    expect(unknown).toMatchObject({
      x: 3,
      y: 4,
      href: undefined,
      owner: { label: 'lost (not in the catalog)', href: undefined },
      status: undefined,
      isUnknown: true,
    });
  });

  it('labels edges with the number of relations and of hidden entities', () => {
    expect(convert().edges).toEqual([
      expect.objectContaining({ label: 'feeds', hasGap: false }),
    ]);
    expect(convert({ count: 3, skippedNodes: 2 }).edges).toEqual([
      expect.objectContaining({
        label: 'feeds ×3, via 2 filtered-out entities',
        hasGap: true,
      }),
    ]);
  });

  it('names the buttons of nodes and groups', () => {
    const [node] = convert().nodes;
    const { expand, collapse } = toCanvasTexts(inEnglish);
    expect(expand(node, 'upstream')).toBe(
      'Show 3 more upstream of Customer features',
    );
    expect(expand({ ...node, isGroup: true }, 'upstream')).toBe(
      'Show the 3 entities of Customer features',
    );
    expect(collapse(node, 'downstream')).toBe(
      'Collapse downstream of Customer features',
    );
  });
});
