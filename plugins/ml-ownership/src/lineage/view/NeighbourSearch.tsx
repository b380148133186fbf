import { LineageEntity } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button, Skeleton, Text } from '@backstage/ui';
import { useState } from 'react';
import { TextFilter } from '../../filters';
import { messageOf, useMlData } from '../../states';
import { Side } from '../canvas';
import { LineageEntityLink } from '../LineageEntityLink';
import { DrawnNode, Drawing } from './lineageDrawing';
import { show } from './lineageState';
import { LineageControl } from './useLineageState';
import styles from './NeighbourSearch.module.css';

const PAGE = 20;

/** What is next to a node on one side, also where it is folded: to be searched, and shown one by one. */
export function NeighbourSearch(props: {
  node: DrawnNode;
  side: Side;
  drawing: Drawing;
  control: LineageControl;
  onExpand: (id: string, side: Side) => void;
  onCollapse: (id: string, side: Side) => void;
}) {
  const { node, side, drawing, control, onExpand, onCollapse } = props;
  const [words, setWords] = useState('');
  const [limit, setLimit] = useState(PAGE);
  const { origins } = control.state;
  const query = {
    root: node.id,
    direction: side,
    depth: 1,
    q: words || undefined,
    sort: 'tier' as const,
    limit,
    origins: origins.length > 0 ? origins : undefined,
  };
  const { data, error } = useMlData(['lineage-entities', query], api =>
    api.getLineageEntities(query),
  );
  const title =
    side === 'upstream' ? 'Directly upstream' : 'Directly downstream';
  const shown = new Set(drawing.nodes.map(({ id }) => id));

  return (
    <section className={styles.root} aria-label={title}>
      <div className={styles.header}>
        <Text as="h4" weight="bold">
          {data && !words ? `${title}: ${data.totalItems}` : title}
        </Text>
        {node.beyond[side] > 0 && (
          <Button
            size="small"
            variant="tertiary"
            onPress={() => onExpand(node.id, side)}
          >
            Show more
          </Button>
        )}
        {node.collapsible[side] && (
          <Button
            size="small"
            variant="tertiary"
            onPress={() => onCollapse(node.id, side)}
          >
            Hide
          </Button>
        )}
      </div>
      {error && <span role="alert">{messageOf(error)}</span>}
      {!data && !error && <Skeleton width="100%" height={40} />}
      {data && (words || data.totalItems > PAGE / 2) && (
        <TextFilter
          placeholder={`Find among ${data.totalItems}`}
          value={words}
          onChange={text => {
            setWords(text);
            setLimit(PAGE);
          }}
        />
      )}
      {data && data.items.length > 0 && (
        <ul className={styles.list}>
          {data.items.map(entity => (
            <Neighbour
              key={entity.entityRef}
              entity={entity}
              isShown={shown.has(entity.entityRef)}
              onShow={() =>
                control.update(show(control.state, entity.entityRef))
              }
            />
          ))}
        </ul>
      )}
      {data && data.items.length === 0 && (
        <span className={styles.calm}>
          {words ? 'Nothing by these words.' : 'Nothing.'}
        </span>
      )}
      {data && data.hidden > 0 && (
        <span className={styles.calm}>
          {data.hidden} more that you may not see.
        </span>
      )}
      {data && data.totalItems > data.items.length && limit < 500 && (
        <Button
          size="small"
          variant="tertiary"
          onPress={() => setLimit(Math.min(500, limit * 4))}
        >
          {`List more of ${data.totalItems}`}
        </Button>
      )}
    </section>
  );
}

function Neighbour(props: {
  entity: LineageEntity;
  isShown: boolean;
  onShow: () => void;
}) {
  const { entity, isShown, onShow } = props;
  return (
    <li className={styles.item}>
      <LineageEntityLink entity={entity} />
      {!isShown && (
        <Button
          size="small"
          variant="tertiary"
          aria-label={`Show ${entity.title} in the graph`}
          onPress={onShow}
        >
          Show
        </Button>
      )}
    </li>
  );
}
