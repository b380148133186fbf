import { Lineage } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Side } from '@mlownership/lineage-canvas';
import { Button } from '@backstage/ui';
import { EntityLink } from '../../../ui/entity';
import { VerdictLabel } from '../../../ui/verdict';
import {
  Isolated,
  TranslateFunction,
  useMlTranslation,
} from '../../../translations';
import { DrawnEdge, DrawnNode, Drawing } from './toDrawnGraph';
import { describeDistance } from '../describeDistance';
import { levelAndName } from '../levelAndName';
import layout from '../../../ui/layout.module.css';
import styles from './LineageList.module.css';

const SIDES = ['upstream', 'downstream'] as const;

/** A section of the list: nodes at the same distance from the root. */
interface Part {
  title: string;
  nodes: DrawnNode[];
}

/**
 * Lineage as headings and lists, with the same content and actions as the graph: groups, then the root with its
 * upstream and downstream entities by distance.
 */
export function LineageList(props: {
  lineage: Lineage;
  drawing: Drawing;
  onExpand: (id: string, side: Side) => void;
  onCollapse: (id: string, side: Side) => void;
  onSelect: (id: string) => void;
}) {
  const { lineage, drawing } = props;
  const { t } = useMlTranslation();
  const titles = new Map(drawing.nodes.map(({ id, title }) => [id, title]));
  const edgesFrom = new Map<string, DrawnEdge[]>();
  for (const edge of drawing.edges) {
    const list = edgesFrom.get(edge.from);
    if (list) {
      list.push(edge);
    } else {
      edgesFrom.set(edge.from, [edge]);
    }
  }
  return (
    <div className={styles.root}>
      {toParts(t, lineage, drawing).map(({ title, nodes }) => (
        <section key={title} aria-label={title}>
          <h3 className={styles.title}>{title}</h3>
          <ul className={layout.list}>
            {nodes.map(node => (
              <li key={node.id} className={styles.item}>
                <Node node={node} {...props} />
                <Edges edges={edgesFrom.get(node.id) ?? []} titles={titles} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function toParts(
  t: TranslateFunction,
  lineage: Lineage,
  drawing: Drawing,
): Part[] {
  const distances = new Map(
    lineage.nodes.map(({ entityRef, distance }) => [entityRef, distance]),
  );
  const parts = new Map<number, DrawnNode[]>();
  for (const node of drawing.nodes) {
    const at = node.isGroup ? -Infinity : distances.get(node.id) ?? Infinity;
    parts.set(at, [...(parts.get(at) ?? []), node]);
  }
  return [...parts]
    .sort(([a], [b]) => a - b)
    .map(([at, nodes]) => ({ title: partTitle(t, at, nodes), nodes }));
}

function partTitle(
  t: TranslateFunction,
  distance: number,
  nodes: readonly DrawnNode[],
): string {
  if (distance === -Infinity) {
    return t(
      nodes[0].kind === 'Team' ? 'lineage.view.teams' : 'lineage.view.systems',
    );
  }
  if (distance === Infinity) {
    return t('lineage.view.nodes.alsoShown');
  }
  if (distance === 0) {
    return t('lineage.view.nodes.here');
  }
  return describeDistance(t, distance);
}

function Node(props: {
  node: DrawnNode;
  onExpand: (id: string, side: Side) => void;
  onCollapse: (id: string, side: Side) => void;
  onSelect: (id: string) => void;
}) {
  const { node, onExpand, onCollapse, onSelect } = props;
  const { t } = useMlTranslation();
  return (
    <div className={styles.node}>
      {node.entityRef ? (
        <EntityLink entityRef={node.entityRef} title={node.title} />
      ) : (
        <Isolated text={node.title} />
      )}
      <span className={styles.secondary}>{node.caption}</span>
      {node.tier !== undefined && (
        <span className={styles.secondary}>
          {t('lineage.tierOf', { tier: String(node.tier) })}
        </span>
      )}
      {node.verdict && node.systemVerdict && (
        <span className={styles.secondary}>{t('lineage.view.ownVerdict')}</span>
      )}
      {node.verdict && <VerdictLabel verdict={node.verdict} />}
      {node.level !== undefined && (
        <span className={styles.secondary}>{levelAndName(t, node.level)}</span>
      )}
      {node.systemVerdict && (
        <>
          <span className={styles.secondary}>
            {t('lineage.view.systemVerdict')}
          </span>
          <VerdictLabel verdict={node.systemVerdict} />
        </>
      )}
      {node.owner?.entityRef && (
        <span className={styles.owner}>
          {t('lineage.view.nodes.ownedBy', {
            owner: <EntityLink entityRef={node.owner.entityRef} hideIcon />,
          })}
        </span>
      )}
      {node.isGroup ? (
        <Button
          size="small"
          variant="tertiary"
          aria-label={t('lineage.view.nodes.showEntitiesOf', {
            title: node.title,
          })}
          onPress={() => onExpand(node.id, 'downstream')}
        >
          {t('lineage.view.details.showEntities')}
        </Button>
      ) : (
        <>
          {SIDES.map(side => (
            <SideButtons
              key={side}
              node={node}
              side={side}
              onExpand={onExpand}
              onCollapse={onCollapse}
            />
          ))}
          <Button
            size="small"
            variant="tertiary"
            aria-label={t('lineage.view.nodes.detailsOf', {
              title: node.title,
            })}
            onPress={() => onSelect(node.id)}
          >
            {t('lineage.view.nodes.details')}
          </Button>
        </>
      )}
    </div>
  );
}

function SideButtons(props: {
  node: DrawnNode;
  side: Side;
  onExpand: (id: string, side: Side) => void;
  onCollapse: (id: string, side: Side) => void;
}) {
  const { node, side, onExpand, onCollapse } = props;
  const { t } = useMlTranslation();
  const count = node.omittedNeighbours[side];
  return (
    <>
      {count > 0 && (
        <Button
          size="small"
          variant="tertiary"
          aria-label={t(`lineage.canvas.showMore.${side}`, {
            count,
            title: node.title,
          })}
          onPress={() => onExpand(node.id, side)}
        >
          {t(`lineage.view.nodes.more.${side}`, { count })}
        </Button>
      )}
      {node.collapsible[side] && (
        <Button
          size="small"
          variant="tertiary"
          aria-label={t(`lineage.canvas.hide.${side}`, { title: node.title })}
          onPress={() => onCollapse(node.id, side)}
        >
          {t(`lineage.view.nodes.hide.${side}`)}
        </Button>
      )}
    </>
  );
}

function Edges(props: {
  edges: readonly DrawnEdge[];
  titles: ReadonlyMap<string, string>;
}) {
  const { edges, titles } = props;
  const { t } = useMlTranslation();
  if (edges.length === 0) {
    return null;
  }
  return (
    <ul className={styles.edges}>
      {edges.map(edge => (
        <li key={edge.id}>
          {[
            t('lineage.view.nodes.edgeTo', {
              relation: edge.label,
              title: titles.get(edge.to) ?? edge.to,
            }),
            ...(edge.count && edge.count > 1
              ? [t('lineage.view.nodes.edges', { count: edge.count })]
              : []),
            ...(edge.skippedNodes
              ? [t('lineage.view.nodes.passes', { count: edge.skippedNodes })]
              : []),
            ...(edge.crossesTeams
              ? [t('lineage.view.nodes.crossesTeams')]
              : []),
            ...edge.origins
              .filter(
                origin => origin !== 'declared' || edge.origins.length > 1,
              )
              .map(origin => t(`lineage.originEnding.${origin}`)),
          ].join(', ')}
        </li>
      ))}
    </ul>
  );
}
