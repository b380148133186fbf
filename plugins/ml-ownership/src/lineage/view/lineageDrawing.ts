import {
  Lineage,
  LineageEdge,
  LineageGroup,
  LineageNode,
  LineageOrigin,
  Verdict,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Translate } from '../../words';
import { CanvasEdge, CanvasNode, Side, TeamLook } from '../canvas';
import { kindAndType, kindName } from '../kindName';
import { Layout, LayoutGaps, LayoutRequest } from '../layout';
import { relationTitle } from '../relationTitle';
import { GroupBy, LineageState } from './lineageState';

/** A node of a drawing that has no place yet. */
export type DrawnNode = Omit<CanvasNode, 'x' | 'y'>;

/** An edge of a drawing that has no route yet. */
export type DrawnEdge = Omit<CanvasEdge, 'points'>;

/** What is drawn, before anything has a place. */
export interface Drawing {
  nodes: DrawnNode[];
  edges: DrawnEdge[];
}

const NODE = { width: 232, height: 88 };
const GROUP = { width: 232, height: 72 };

/** What is kept free between nodes and lines. */
export const GAPS: LayoutGaps = { layer: 120, node: 28, edge: 12 };

/** The id of the group of what has no owner or system. */
export const NO_GROUP = 'none';

/** The worst comes first. */
const VERDICTS_BY_WEIGHT: readonly Verdict[] = [
  'no',
  'unproven',
  'not-assessed',
  'not-in-scope',
  'yes',
];

/** The most certain comes first. */
const ORIGINS_BY_WEIGHT: readonly LineageOrigin[] = [
  'declared',
  'observed',
  'claimed',
  'inferred',
];

/**
 * What is drawn of a lineage.
 *
 * @param looks - of teams, by entity ref
 * @param titleOf - the title of a team or system
 */
export function lineageDrawing(
  t: Translate,
  lineage: Lineage,
  state: LineageState,
  looks: ReadonlyMap<string, TeamLook>,
  titleOf: (entityRef: string) => string,
): Drawing {
  const sides = shownSides(lineage);
  return {
    nodes: [
      ...lineage.nodes.map(node =>
        drawNode(t, node, lineage.root, state, sides, looks, titleOf),
      ),
      ...lineage.groups.map(group =>
        drawGroup(t, group, state.groupBy ?? 'team', looks, titleOf),
      ),
    ],
    edges: drawEdges(t, lineage.edges),
  };
}

/** What a layout is asked for. */
export function toLayoutRequest(
  drawing: Drawing,
  root: string,
): Omit<LayoutRequest, 'previous'> {
  return {
    nodes: drawing.nodes.map(({ id, width, height }) => ({
      id,
      width,
      height,
    })),
    edges: drawing.edges.map(({ id, from, to }) => ({ id, from, to })),
    gaps: GAPS,
    anchor: root,
  };
}

/** The drawing with every place that is known; what a layout does not know yet is left out. */
export function placeDrawing(
  { nodes, edges }: Drawing,
  { positions, routes }: Layout,
): { nodes: CanvasNode[]; edges: CanvasEdge[] } {
  return {
    nodes: nodes.flatMap(node => {
      const place = positions[node.id];
      return place ? [{ ...node, ...place }] : [];
    }),
    edges: edges.flatMap(edge => {
      const points = routes[edge.id];
      return points && positions[edge.from] && positions[edge.to]
        ? [{ ...edge, points }]
        : [];
    }),
  };
}

function drawNode(
  t: Translate,
  node: LineageNode,
  root: string,
  state: LineageState,
  sides: Record<Side, ReadonlySet<string>>,
  looks: ReadonlyMap<string, TeamLook>,
  titleOf: (entityRef: string) => string,
): DrawnNode {
  const { entityRef: id, kind, owner } = node;
  const isGhost = kind === 'Ghost';
  const isMissing = node.missing ?? false;
  const leadsOn = (side: Side) =>
    state.expanded[side].includes(id) ||
    id === root ||
    (node.distance !== undefined &&
      (side === 'upstream' ? node.distance < 0 : node.distance > 0));
  return {
    id,
    kind,
    title: node.title,
    caption: captionOf(t, node),
    entityRef: isGhost || isMissing ? undefined : id,
    owner: owner ? { label: titleOf(owner), entityRef: owner } : undefined,
    team: owner ? looks.get(owner) : undefined,
    verdict: node.verdict,
    level: node.level,
    tier: node.tier,
    isRoot: id === root,
    isMissing,
    isGhost,
    beyond: node.beyond,
    collapsible: state.groupBy
      ? { upstream: false, downstream: false }
      : {
          upstream: leadsOn('upstream') && sides.upstream.has(id),
          downstream: leadsOn('downstream') && sides.downstream.has(id),
        },
    ...NODE,
  };
}

function captionOf(t: Translate, { kind, type, missing }: LineageNode): string {
  if (kind === 'Ghost') {
    return t('lineage.view.ghostCaption');
  }
  if (missing) {
    return t('lineage.view.missingCaption', { kind: kindName(t, kind) });
  }
  return kindAndType(t, kind, type);
}

function drawGroup(
  t: Translate,
  group: LineageGroup,
  groupBy: GroupBy,
  looks: ReadonlyMap<string, TeamLook>,
  titleOf: (entityRef: string) => string,
): DrawnNode {
  const isNone = group.id === NO_GROUP;
  return {
    id: group.id,
    kind: groupBy === 'team' ? 'Team' : 'System',
    title: groupTitle(t, group.id, groupBy, titleOf),
    caption: t('lineage.entities', { count: group.entities }),
    entityRef: isNone ? undefined : group.id,
    team: groupBy === 'team' ? looks.get(group.id) : undefined,
    verdict: VERDICTS_BY_WEIGHT.find(verdict => group.verdicts[verdict] > 0),
    isGroup: true,
    // A group is opened, on whichever side.
    beyond: { upstream: 0, downstream: group.entities },
    collapsible: { upstream: false, downstream: false },
    ...GROUP,
  };
}

/** What a group is called. */
function groupTitle(
  t: Translate,
  id: string,
  groupBy: GroupBy,
  titleOf: (entityRef: string) => string,
): string {
  if (id === NO_GROUP) {
    return t(groupBy === 'team' ? 'lineage.noOwner' : 'lineage.view.noSystem');
  }
  return titleOf(id);
}

/** One line for all edges from one node to another. */
function drawEdges(t: Translate, edges: readonly LineageEdge[]): DrawnEdge[] {
  const bundles = new Map<
    string,
    {
      edge: LineageEdge;
      relations: Set<string>;
      origins: Set<LineageOrigin>;
    } & Pick<DrawnEdge, 'count' | 'passes'> & { crossesTeams: boolean }
  >();
  for (const edge of edges) {
    const key = `${edge.from} ${edge.to}`;
    const bundle = bundles.get(key) ?? {
      edge,
      relations: new Set(),
      origins: new Set(),
      crossesTeams: false,
    };
    bundles.set(key, bundle);
    bundle.relations.add(edge.relation);
    bundle.origins.add(edge.origin);
    bundle.crossesTeams ||= edge.crossesTeams;
    if (edge.count !== undefined) {
      bundle.count = (bundle.count ?? 0) + edge.count;
    }
    bundle.passes ??= edge.passes;
  }
  return Array.from(bundles, ([id, bundle]) => ({
    id,
    from: bundle.edge.from,
    to: bundle.edge.to,
    origins: ORIGINS_BY_WEIGHT.filter(origin => bundle.origins.has(origin)),
    crossesTeams: bundle.crossesTeams,
    label: Array.from(bundle.relations, relation =>
      relationTitle(t, relation),
    ).join(', '),
    count: bundle.count,
    passes: bundle.passes,
  }));
}

/** Which nodes something is shown next to, on each side. */
function shownSides({ edges }: Lineage): Record<Side, ReadonlySet<string>> {
  const sides = {
    upstream: new Set<string>(),
    downstream: new Set<string>(),
  };
  for (const { from, to } of edges) {
    sides.downstream.add(from);
    sides.upstream.add(to);
  }
  return sides;
}

/** Everything that a drawing names by its ref: teams, and systems where those are drawn. */
export function namedRefs(lineage: Lineage): string[] {
  const refs = new Set<string>();
  for (const { owner } of lineage.nodes) {
    if (owner) {
      refs.add(owner);
    }
  }
  for (const { id } of lineage.groups) {
    if (id !== NO_GROUP) {
      refs.add(id);
    }
  }
  return [...refs].sort();
}
