import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Button, ButtonIcon, Link, Text } from '@backstage/ui';
import { RiCloseLine, RiFocus3Line, RiRouteLine } from '@remixicon/react';
import { useId } from 'react';
import { EntityLink } from '../../entity';
import { lineageRouteRef } from '../../routes';
import { withQuery } from '../../url';
import { LEVEL_WORDS, VerdictLabel } from '../../verdict';
import { Side } from '../canvas';
import { DrawnNode, Drawing } from './lineageDrawing';
import { LineageSearch } from './LineageSearch';
import { NeighbourSearch } from './NeighbourSearch';
import { LineageControl } from './useLineageState';
import styles from './LineageDetails.module.css';

const SIDES = ['upstream', 'downstream'] as const;

/** What is known of one node, and what can be done from there. */
export function LineageDetails(props: {
  node: DrawnNode;
  root: string;
  drawing: Drawing;
  control: LineageControl;
  onExpand: (id: string, side: Side) => void;
  onCollapse: (id: string, side: Side) => void;
  onRoot?: (entityRef: string) => void;
  onClose: () => void;
}) {
  const { node, root, drawing, control, onRoot, onClose } = props;
  const titleId = useId();
  const { entityRef } = node;
  const adoptPath = withQuery(useRouteRef(lineageRouteRef)?.(), {
    room: 'differences',
    search: node.title,
  });
  return (
    <aside className={styles.root} aria-labelledby={titleId}>
      <div className={styles.header}>
        <Text as="h3" variant="title-x-small" weight="bold" id={titleId}>
          {entityRef ? (
            <EntityLink entityRef={entityRef} title={node.title} />
          ) : (
            node.title
          )}
        </Text>
        <ButtonIcon
          size="small"
          variant="tertiary"
          icon={<RiCloseLine />}
          aria-label="Close the details"
          onPress={onClose}
        />
      </div>
      <dl className={styles.facts}>
        <dt>What</dt>
        <dd>{node.caption}</dd>
        {node.owner?.entityRef && (
          <>
            <dt>Owner</dt>
            <dd>
              <EntityLink entityRef={node.owner.entityRef} hideIcon />
            </dd>
          </>
        )}
        {node.tier !== undefined && (
          <>
            <dt>Tier</dt>
            <dd>{node.tier}</dd>
          </>
        )}
        {node.verdict && (
          <>
            <dt>{node.isGroup ? 'Worst verdict' : 'Verdict'}</dt>
            <dd className={styles.verdict}>
              <VerdictLabel verdict={node.verdict} />
              {node.level !== undefined &&
                `Level ${node.level}, ${LEVEL_WORDS[node.level]}`}
            </dd>
          </>
        )}
      </dl>
      {node.isGroup ? (
        <Button
          size="small"
          variant="secondary"
          onPress={() => props.onExpand(node.id, 'downstream')}
        >
          Show its entities
        </Button>
      ) : (
        <div className={styles.actions}>
          {onRoot && !node.isRoot && !node.isMissing && (
            <Button
              size="small"
              variant="secondary"
              iconStart={<RiFocus3Line />}
              onPress={() => onRoot(node.id)}
            >
              Look from here
            </Button>
          )}
          {!node.isRoot && (
            <Button
              size="small"
              variant="secondary"
              iconStart={<RiRouteLine />}
              onPress={() =>
                control.update({ path: node.id, pathFrom: undefined })
              }
            >
              {`Path to ${
                drawing.nodes.find(({ id }) => id === root)?.title ??
                'the start'
              }`}
            </Button>
          )}
          {node.isGhost && adoptPath && (
            <Link href={adoptPath}>What it is, and how to adopt it</Link>
          )}
          <LineageSearch
            from={node.id}
            label="Path to another …"
            origins={control.state.origins}
            onFound={to => control.update({ path: to, pathFrom: node.id })}
          />
        </div>
      )}
      {!node.isGroup &&
        SIDES.map(side => (
          <NeighbourSearch
            key={`${node.id} ${side}`}
            node={node}
            side={side}
            drawing={drawing}
            control={control}
            onExpand={props.onExpand}
            onCollapse={props.onCollapse}
          />
        ))}
    </aside>
  );
}
