import { LineageNode } from '@mlownership/backstage-plugin-ml-ownership-common';
import { ButtonIcon } from '@backstage/ui';
import { RiFocus3Line } from '@remixicon/react';
import { Handle, Node, NodeProps, Position } from '@xyflow/react';
import { EntityLink } from '../entity';
import { VerdictLabel } from '../verdict';
import { leadsOn } from './layout';
import styles from './LineageFlowNode.module.css';

/** A node of the canvas. */
export type LineageFlowNodeType = Node<
  {
    node: LineageNode;
    isRoot: boolean;
    onExpand: (side: 'upstream' | 'downstream') => void;
    onRoot?: (entityRef: string) => void;
  },
  'entity'
>;

/** An entity on the canvas: icon, title, kind, owner and verdict, and what lies beyond it. */
export function LineageFlowNode(props: NodeProps<LineageFlowNodeType>) {
  const { node, isRoot, onRoot } = props.data;
  return (
    <>
      <Handle
        className={styles.handle}
        type="target"
        position={Position.Left}
      />
      <div
        className={`${styles.root} nopan`}
        data-root={isRoot || undefined}
        data-missing={node.missing || undefined}
      >
        <div className={styles.title} title={node.title}>
          {node.missing ? (
            node.title
          ) : (
            <EntityLink entityRef={node.entityRef} title={node.title} />
          )}
        </div>
        <div className={styles.line}>
          <span className={styles.kind}>
            {node.type ? `${node.kind}, ${node.type}` : node.kind}
          </span>
          {node.missing ? (
            <span>Not in the catalog</span>
          ) : (
            node.verdict && (
              <span className={styles.verdict}>
                <VerdictLabel verdict={node.verdict} />
                {node.level !== undefined && ` L${node.level}`}
              </span>
            )
          )}
        </div>
        <div className={styles.line}>
          {node.owner ? (
            <span className={styles.owner}>
              <EntityLink entityRef={node.owner} />
            </span>
          ) : (
            <span />
          )}
          {onRoot && !isRoot && !node.missing && (
            <ButtonIcon
              className={styles.focus}
              size="small"
              variant="tertiary"
              icon={<RiFocus3Line />}
              aria-label={`Look from ${node.title}`}
              onPress={() => onRoot(node.entityRef)}
            />
          )}
        </div>
        <Beyond side="upstream" {...props.data} />
        <Beyond side="downstream" {...props.data} />
      </div>
      <Handle
        className={styles.handle}
        type="source"
        position={Position.Right}
      />
    </>
  );
}

function Beyond(
  props: LineageFlowNodeType['data'] & { side: 'upstream' | 'downstream' },
) {
  const { side, node, onExpand, onRoot } = props;
  const count = node.beyond[side];
  const further = leadsOn(node.distance, side);
  if (count === 0 || (!further && !onRoot)) {
    return null;
  }
  const action = further ? 'show one step further' : 'look from there';
  return (
    <button
      type="button"
      className={styles.beyond}
      data-side={side}
      aria-label={`${count} more ${side} of ${node.title}: ${action}`}
      title={`${count} more ${side}: ${action}`}
      onClick={() => (further ? onExpand(side) : onRoot?.(node.entityRef))}
    >
      +{count}
    </button>
  );
}
