import {
  Lineage,
  LineageEdge,
  LineageGroup,
  LineageNode,
  LineageOrigin,
  Verdict,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  LayoutGaps,
  LayoutRequest,
  Side,
  TeamStyle,
} from '@mlownership/lineage-canvas';
import { TranslateFunction } from '../../../translations';
import { kindAndType, kindName } from '../kindName';
import { relationTitle } from '../relationTitle';
import { GroupBy, LineageState } from './lineageState';

/** An entity or a group of entities, without a position. */
export interface DrawnNode {
  id: string;
  width: number;
  height: number;
  /** Catalog kind, `Ghost`, or the type of a group: `Team`, `System`. */
  kind: string;
  title: string;
  /** Such as "Model, classifier", or "14 entities" for a group. */
  caption: string;
  /** Target of the title link; absent if the catalog does not contain the entity. */
  entityRef?: string;
  owner?: { label: string; entityRef: string; isMissing: boolean };
  /** Style of the owning team. */
  team?: TeamStyle;
  /** The own verdict, without the supply chain; of a group, the worst one. */
  verdict?: Verdict;
  /** Only of a Model. */
  systemVerdict?: Verdict;
  /** 0 to 4. */
  level?: number;
  tier?: number;
  isRoot?: boolean;
  isMissing?: boolean;
  isGhost?: boolean;
  isGroup?: boolean;
  /** Number of hidden neighbours, by side. */
  omittedNeighbours: Record<Side, number>;
  /** Whether the node has expanded neighbours that can be collapsed, by side. */
  collapsible: Record<Side, boolean>;
}

/** All relations from one node to another, without a route. */
export interface DrawnEdge {
  id: string;
  from: string;
  to: string;
  origins: readonly LineageOrigin[];
  crossesTeams: boolean;
  label: string;
  /** Number of relations that the edge combines, if more than one. */
  count?: number;
  /** Number of entities in between that a filter hides. */
  skippedNodes?: number;
}

/** The nodes and edges of a drawing, before layout. */
export interface Drawing {
  nodes: DrawnNode[];
  edges: DrawnEdge[];
}

/** Titles of teams and systems, and the teams missing from the catalog. */
export interface Names {
  titleOf: (entityRef: string) => string;
  isMissing: (entityRef: string) => boolean;
}

const NODE = { width: 232, height: 88 };
const GROUP = { width: 232, height: 72 };

/** Minimum distances between nodes and lines. */
const GAPS: LayoutGaps = { layer: 120, node: 28, edge: 12 };

/** The id of the group of entities without an owner or system. */
export const NO_GROUP = 'none';

/** Verdicts, worst first. */
const VERDICTS_BY_WEIGHT: readonly Verdict[] = [
  'no',
  'unproven',
  'not-assessed',
  'not-in-scope',
  'yes',
];

/** Origins, most certain first. */
const ORIGINS_BY_WEIGHT: readonly LineageOrigin[] = [
  'declared',
  'observed',
  'claimed',
  'inferred',
];

/**
 * Converts lineage to a drawing.
 *
 * @param looks - styles of teams, by entity ref
 */
export function lineageDrawing(
  t: TranslateFunction,
  lineage: Lineage,
  state: LineageState,
  looks: ReadonlyMap<string, TeamStyle>,
  names: Names,
): Drawing {
  const sides = shownSides(lineage);
  return {
    nodes: [
      ...lineage.nodes.map(node =>
        drawNode(t, node, lineage.root, state, sides, looks, names),
      ),
      ...lineage.groups.map(group =>
        drawGroup(t, group, state.groupBy ?? 'team', looks, names),
      ),
    ],
    edges: drawEdges(t, lineage.edges),
  };
}

/** Converts a drawing to a layout request. */
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

function drawNode(
  t: TranslateFunction,
  node: LineageNode,
  root: string,
  state: LineageState,
  sides: Record<Side, ReadonlySet<string>>,
  looks: ReadonlyMap<string, TeamStyle>,
  names: Names,
): DrawnNode {
  const { entityRef: id, kind, owner } = node;
  const isGhost = kind === 'Ghost';
  const isMissing = node.notInCatalog ?? false;
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
    owner: owner
      ? {
          label: names.titleOf(owner),
          entityRef: owner,
          isMissing: names.isMissing(owner),
        }
      : undefined,
    team: owner ? looks.get(owner) : undefined,
    verdict: node.verdict,
    systemVerdict: node.systemVerdict,
    level: node.level,
    tier: node.tier,
    isRoot: id === root,
    isMissing,
    isGhost,
    omittedNeighbours: node.omittedNeighbours,
    collapsible: state.groupBy
      ? { upstream: false, downstream: false }
      : {
          upstream: leadsOn('upstream') && sides.upstream.has(id),
          downstream: leadsOn('downstream') && sides.downstream.has(id),
        },
    ...NODE,
  };
}

function captionOf(
  t: TranslateFunction,
  { kind, type, notInCatalog }: LineageNode,
): string {
  if (kind === 'Ghost') {
    return t('lineage.view.ghostCaption');
  }
  if (notInCatalog) {
    return t('lineage.view.missingCaption', { kind: kindName(t, kind) });
  }
  return kindAndType(t, kind, type);
}

function drawGroup(
  t: TranslateFunction,
  group: LineageGroup,
  groupBy: GroupBy,
  looks: ReadonlyMap<string, TeamStyle>,
  names: Names,
): DrawnNode {
  const isMissing = names.isMissing(group.id);
  return {
    id: group.id,
    kind: groupBy === 'team' ? 'Team' : 'System',
    title: groupTitle(t, group.id, groupBy, names),
    caption: t('lineage.entities', { count: group.entities }),
    entityRef: group.id === NO_GROUP || isMissing ? undefined : group.id,
    isMissing,
    team: groupBy === 'team' ? looks.get(group.id) : undefined,
    verdict: VERDICTS_BY_WEIGHT.find(verdict => group.verdicts[verdict] > 0),
    isGroup: true,
    // A group is expanded as a whole, not by side.
    omittedNeighbours: { upstream: 0, downstream: group.entities },
    collapsible: { upstream: false, downstream: false },
    ...GROUP,
  };
}

/** The title of a group. */
function groupTitle(
  t: TranslateFunction,
  id: string,
  groupBy: GroupBy,
  names: Names,
): string {
  if (id === NO_GROUP) {
    return t(groupBy === 'team' ? 'lineage.noOwner' : 'lineage.view.noSystem');
  }
  return names.titleOf(id);
}

/** Merges all edges from one node to another into one. */
function drawEdges(
  t: TranslateFunction,
  edges: readonly LineageEdge[],
): DrawnEdge[] {
  const bundles = new Map<
    string,
    {
      edge: LineageEdge;
      relations: Set<string>;
      origins: Set<LineageOrigin>;
    } & Pick<DrawnEdge, 'count' | 'skippedNodes'> & { crossesTeams: boolean }
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
    bundle.skippedNodes ??= edge.skippedNodes;
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
    skippedNodes: bundle.skippedNodes,
  }));
}

/** Nodes with visible neighbours, by side. */
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

/** All refs that a drawing shows by title: teams, and systems if grouped by system. */
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
