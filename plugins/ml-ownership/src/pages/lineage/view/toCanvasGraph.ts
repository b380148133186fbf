import {
  isolate,
  Verdict,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  CanvasEdge,
  CanvasNode,
  Layout,
  LineageCanvasTexts,
  NodeStatus,
} from '@mlownership/lineage-canvas';
import { TranslateFunction } from '../../../translations';
import { DrawnEdge, DrawnNode, Drawing } from './toDrawnGraph';

/** The statuses of the canvas, by verdict. */
export const STATUSES: Record<Verdict, NodeStatus> = {
  yes: 'passed',
  no: 'failed',
  unproven: 'unproven',
  'not-assessed': 'pending',
  'not-in-scope': 'excluded',
};

/**
 * Converts a drawing to nodes and edges of the canvas; those that the layout does not contain are left out.
 *
 * @param pathOf - path of an entity's page, by entity ref
 */
export function toCanvasGraph(
  t: TranslateFunction,
  { nodes, edges }: Drawing,
  { positions, routes }: Layout,
  pathOf: (entityRef: string) => string | undefined,
): { nodes: CanvasNode[]; edges: CanvasEdge[] } {
  return {
    nodes: nodes.flatMap(node => {
      const position = positions[node.id];
      return position ? [{ ...canvasNode(t, node, pathOf), ...position }] : [];
    }),
    edges: edges.flatMap(edge => {
      const points = routes[edge.id];
      return points && positions[edge.from] && positions[edge.to]
        ? [{ ...canvasEdge(t, edge), points }]
        : [];
    }),
  };
}

/** The texts of the canvas in the language of the app. */
export function toCanvasTexts(t: TranslateFunction): LineageCanvasTexts {
  return {
    name: t('lineage.canvas.name'),
    picture: counts => t('lineage.canvas.picture', counts),
    keys: t('lineage.canvas.keys'),
    zoomIn: t('lineage.canvas.zoomIn'),
    zoomOut: t('lineage.canvas.zoomOut'),
    showAll: t('lineage.canvas.showAll'),
    expand: ({ title, isGroup, omittedNeighbours }, side) => {
      const count = omittedNeighbours[side];
      return isGroup
        ? t('lineage.canvas.showEntities', { count, title })
        : t(`lineage.canvas.showMore.${side}`, { count, title });
    },
    collapse: ({ title }, side) => t(`lineage.canvas.hide.${side}`, { title }),
  };
}

function canvasNode(
  t: TranslateFunction,
  node: DrawnNode,
  pathOf: (entityRef: string) => string | undefined,
): Omit<CanvasNode, 'x' | 'y'> {
  const { id, kind, title, caption, width, height, owner, tier } = node;
  const linkTo = (entityRef: string | undefined) =>
    entityRef === undefined ? undefined : pathOf(entityRef);
  return {
    ...{ id, kind, title, caption, width, height },
    href: linkTo(node.entityRef),
    description: describeNode(t, node),
    owner: owner && {
      label: owner.label,
      href: owner.isMissing ? undefined : linkTo(owner.entityRef),
    },
    team: node.team,
    status: node.verdict && {
      type: STATUSES[node.verdict],
      label: statusLabel(t, node, node.verdict),
      description: describeVerdicts(t, node).join(', '),
    },
    note:
      tier === undefined
        ? undefined
        : t('lineage.tierOf', { tier: String(tier) }),
    rank: tier,
    isRoot: node.isRoot,
    isUnknown: node.isMissing || node.isGhost,
    isGroup: node.isGroup,
    omittedNeighbours: node.omittedNeighbours,
    collapsible: node.collapsible,
  };
}

/** The own verdict and level; named as such if there is a system verdict too. */
function statusLabel(
  t: TranslateFunction,
  { level, systemVerdict }: DrawnNode,
  verdict: Verdict,
): string {
  const label = t(`verdict.verdict.${verdict}`);
  const status =
    level === undefined
      ? label
      : `${label} ${t('lineage.canvas.shortLevel', { level: String(level) })}`;
  return systemVerdict ? t('lineage.canvas.ownStatus', { status }) : status;
}

/** The own verdict with its level, and the system verdict, in full. */
function describeVerdicts(
  t: TranslateFunction,
  { level, systemVerdict, verdict }: DrawnNode,
): string[] {
  return [
    verdict &&
      t(
        systemVerdict
          ? 'lineage.canvas.ownVerdictOf'
          : 'lineage.canvas.verdictOf',
        {
          verdict: t(`verdict.verdict.${verdict}`),
        },
      ),
    level !== undefined &&
      t('lineage.canvas.levelOf', { level: String(level) }),
    systemVerdict &&
      t('lineage.canvas.systemVerdictOf', {
        verdict: t(`verdict.verdict.${systemVerdict}`),
      }),
  ].flatMap(text => text || []);
}

/** A full description of a node, for screen readers. */
function describeNode(t: TranslateFunction, node: DrawnNode): string {
  return [
    isolate(node.title),
    isolate(node.caption),
    node.owner && t('lineage.canvas.ownedBy', { owner: node.owner.label }),
    ...describeVerdicts(t, node),
    node.tier !== undefined &&
      t('lineage.canvas.tierOf', { tier: String(node.tier) }),
  ]
    .filter(Boolean)
    .join(', ');
}

function canvasEdge(
  t: TranslateFunction,
  edge: DrawnEdge,
): Omit<CanvasEdge, 'points'> {
  const { id, from, to, origins, crossesTeams, label } = edge;
  const { count = 1, skippedNodes = 0 } = edge;
  const counted = count > 1 ? `${label} ×${count}` : label;
  return {
    ...{ id, from, to, origins, crossesTeams },
    label:
      skippedNodes > 0
        ? `${counted}, ${t('lineage.view.nodes.passes', {
            count: skippedNodes,
          })}`
        : counted,
    hasGap: skippedNodes > 0,
  };
}
