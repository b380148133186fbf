import {
  Lineage,
  LineageEdge,
  LineageNode,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button } from '@backstage/ui';
import { EntityLink } from '../entity';
import { LEVEL_WORDS, VerdictLabel } from '../verdict';
import { leadsOn } from './layout';
import { relationTitle } from './relationTitle';
import styles from './LineageList.module.css';

/** The lineage as nested headings and lists: the root, then what is upstream and downstream by distance. */
export function LineageList(props: {
  lineage: Lineage;
  onExpand: (side: 'upstream' | 'downstream') => void;
  onRoot?: (entityRef: string) => void;
}) {
  const { lineage, onExpand, onRoot } = props;
  const byRef = new Map(lineage.nodes.map(node => [node.entityRef, node]));
  const distances = [...new Set(lineage.nodes.map(node => node.distance))].sort(
    (a, b) => a - b,
  );
  const rest = (side: 'upstream' | 'downstream') =>
    lineage.nodes
      .filter(node => leadsOn(node.distance, side))
      .reduce((sum, node) => sum + node.beyond[side], 0);

  return (
    <div className={styles.root}>
      <More side="upstream" count={rest('upstream')} onExpand={onExpand} />
      {distances.map(distance => (
        <section key={distance} aria-label={distanceTitle(distance)}>
          <h3 className={styles.title}>{distanceTitle(distance)}</h3>
          <ul className={styles.list}>
            {lineage.nodes
              .filter(node => node.distance === distance)
              .map(node => (
                <li key={node.entityRef} className={styles.item}>
                  <Node
                    node={node}
                    onRoot={node.distance === 0 ? undefined : onRoot}
                  />
                  <Edges
                    edges={lineage.edges.filter(
                      edge => edge.from === node.entityRef,
                    )}
                    byRef={byRef}
                  />
                </li>
              ))}
          </ul>
        </section>
      ))}
      <More side="downstream" count={rest('downstream')} onExpand={onExpand} />
    </div>
  );
}

function distanceTitle(distance: number): string {
  if (distance === 0) {
    return 'Here';
  }
  const steps =
    Math.abs(distance) === 1 ? '1 step' : `${Math.abs(distance)} steps`;
  return `${steps} ${distance < 0 ? 'upstream' : 'downstream'}`;
}

function Node(props: {
  node: LineageNode;
  onRoot?: (entityRef: string) => void;
}) {
  const { node, onRoot } = props;
  return (
    <div className={styles.node}>
      {node.missing ? (
        node.title
      ) : (
        <EntityLink entityRef={node.entityRef} title={node.title} />
      )}
      <span className={styles.secondary}>
        {node.type ? `${node.kind}, ${node.type}` : node.kind}
      </span>
      {node.missing && <span>Not in the catalog</span>}
      {node.verdict && <VerdictLabel verdict={node.verdict} />}
      {node.level !== undefined && (
        <span className={styles.secondary}>
          Level {node.level}, {LEVEL_WORDS[node.level]}
        </span>
      )}
      {node.owner && (
        <span className={styles.owner}>
          Owned by <EntityLink entityRef={node.owner} hideIcon />
        </span>
      )}
      {onRoot && !node.missing && (
        <Button
          size="small"
          variant="tertiary"
          aria-label={`Look from here: ${node.title}`}
          onPress={() => onRoot(node.entityRef)}
        >
          Look from here
        </Button>
      )}
    </div>
  );
}

function Edges(props: {
  edges: LineageEdge[];
  byRef: Map<string, LineageNode>;
}) {
  const { edges, byRef } = props;
  if (edges.length === 0) {
    return null;
  }
  return (
    <ul className={styles.edges}>
      {edges.map(edge => (
        <li key={`${edge.relation} ${edge.to}`}>
          {relationTitle(edge.relation)} {byRef.get(edge.to)?.title ?? edge.to}
          {edge.crossesTeams && ', crosses teams'}
          {edge.origin === 'claimed' && ', claimed by the other side only'}
          {(edge.origin === 'observed' || edge.origin === 'inferred') &&
            ', seen at run time'}
        </li>
      ))}
    </ul>
  );
}

function More(props: {
  side: 'upstream' | 'downstream';
  count: number;
  onExpand: (side: 'upstream' | 'downstream') => void;
}) {
  const { side, count, onExpand } = props;
  if (count === 0) {
    return null;
  }
  return (
    <div>
      <Button size="small" variant="secondary" onPress={() => onExpand(side)}>
        {`${count} more ${side}: one step further`}
      </Button>
    </div>
  );
}
