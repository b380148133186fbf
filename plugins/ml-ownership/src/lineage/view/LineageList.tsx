import { Lineage } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button } from '@backstage/ui';
import { EntityLink } from '../../entity';
import { LEVEL_WORDS, VerdictLabel } from '../../verdict';
import { Side } from '../canvas';
import { DrawnEdge, DrawnNode, Drawing } from './lineageDrawing';
import { ORIGIN_ENDINGS } from '../originWords';
import styles from './LineageList.module.css';

const SIDES = ['upstream', 'downstream'] as const;

/** A part of the list: nodes as far from the root. */
interface Part {
  title: string;
  nodes: DrawnNode[];
}

/**
 * The lineage as headings and lists, with the same content as the graph and the same things to do: groups, then the root with
 * what is upstream and downstream of it by distance.
 */
export function LineageList(props: {
  lineage: Lineage;
  drawing: Drawing;
  onExpand: (id: string, side: Side) => void;
  onCollapse: (id: string, side: Side) => void;
  onSelect: (id: string) => void;
}) {
  const { lineage, drawing } = props;
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
      {toParts(lineage, drawing).map(({ title, nodes }) => (
        <section key={title} aria-label={title}>
          <h3 className={styles.title}>{title}</h3>
          <ul className={styles.list}>
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

function toParts(lineage: Lineage, drawing: Drawing): Part[] {
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
    .map(([at, nodes]) => ({ title: partTitle(at, nodes), nodes }));
}

function partTitle(distance: number, nodes: readonly DrawnNode[]): string {
  if (distance === -Infinity) {
    return nodes[0].kind === 'Team' ? 'Teams' : 'Systems';
  }
  if (distance === Infinity) {
    return 'Also shown';
  }
  if (distance === 0) {
    return 'Here';
  }
  const steps =
    Math.abs(distance) === 1 ? '1 step' : `${Math.abs(distance)} steps`;
  return `${steps} ${distance < 0 ? 'upstream' : 'downstream'}`;
}

function Node(props: {
  node: DrawnNode;
  onExpand: (id: string, side: Side) => void;
  onCollapse: (id: string, side: Side) => void;
  onSelect: (id: string) => void;
}) {
  const { node, onExpand, onCollapse, onSelect } = props;
  return (
    <div className={styles.node}>
      {node.entityRef ? (
        <EntityLink entityRef={node.entityRef} title={node.title} />
      ) : (
        <span>{node.title}</span>
      )}
      <span className={styles.secondary}>{node.caption}</span>
      {node.tier !== undefined && (
        <span className={styles.secondary}>Tier {node.tier}</span>
      )}
      {node.verdict && <VerdictLabel verdict={node.verdict} />}
      {node.level !== undefined && (
        <span className={styles.secondary}>
          Level {node.level}, {LEVEL_WORDS[node.level]}
        </span>
      )}
      {node.owner?.entityRef && (
        <span className={styles.owner}>
          Owned by <EntityLink entityRef={node.owner.entityRef} hideIcon />
        </span>
      )}
      {node.isGroup ? (
        <Button
          size="small"
          variant="tertiary"
          aria-label={`Show the entities of ${node.title}`}
          onPress={() => onExpand(node.id, 'downstream')}
        >
          Show its entities
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
            aria-label={`Details of ${node.title}`}
            onPress={() => onSelect(node.id)}
          >
            Details
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
  return (
    <>
      {node.beyond[side] > 0 && (
        <Button
          size="small"
          variant="tertiary"
          aria-label={`Show ${node.beyond[side]} more ${side} of ${node.title}`}
          onPress={() => onExpand(node.id, side)}
        >
          {`${node.beyond[side]} more ${side}`}
        </Button>
      )}
      {node.collapsible[side] && (
        <Button
          size="small"
          variant="tertiary"
          aria-label={`Hide what is ${side} of ${node.title}`}
          onPress={() => onCollapse(node.id, side)}
        >
          {`Hide what is ${side}`}
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
  if (edges.length === 0) {
    return null;
  }
  return (
    <ul className={styles.edges}>
      {edges.map(edge => (
        <li key={edge.id}>
          {[
            `${edge.label} ${titles.get(edge.to) ?? edge.to}`,
            ...(edge.count && edge.count > 1 ? [`${edge.count} edges`] : []),
            ...(edge.passes
              ? [`by way of ${edge.passes} that the filters leave out`]
              : []),
            ...(edge.crossesTeams ? ['crosses teams'] : []),
            ...edge.origins
              .filter(
                origin => origin !== 'declared' || edge.origins.length > 1,
              )
              .map(origin => ORIGIN_ENDINGS[origin]),
          ].join(', ')}
        </li>
      ))}
    </ul>
  );
}
