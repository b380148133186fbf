import { LineageEntity } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Side } from '@mlownership/lineage-canvas';
import { Button, Skeleton, Text } from '@backstage/ui';
import { useState } from 'react';
import { TextFilter } from '../../../ui/filters';
import { messageOf, useMlQuery } from '../../../ui/async-state';
import { useMlTranslation } from '../../../translations';
import { LineageEntityLink } from '../LineageEntityLink';
import { DrawnNode, Drawing } from './toDrawnGraph';
import { show } from './lineageState';
import { LineageControl } from './useLineageState';
import styles from './NeighbourSearch.module.css';

const PAGE = 20;
/** Up to this many neighbours are listed without a search field. */
const FEW = 10;
const ROW_HEIGHT = 33;
const SEARCH_HEIGHT = 60;

/** Lists the neighbours of a node on one side, including folded ones: they can be searched, and shown one by one. */
export function NeighbourSearch(props: {
  node: DrawnNode;
  side: Side;
  drawing: Drawing;
  control: LineageControl;
  onExpand: (id: string, side: Side) => void;
  onCollapse: (id: string, side: Side) => void;
}) {
  const { node, side, drawing, control, onExpand, onCollapse } = props;
  const { t } = useMlTranslation();
  const [terms, setTerms] = useState('');
  const [limit, setLimit] = useState(PAGE);
  const { origins } = control.state;
  const query = {
    root: node.id,
    direction: side,
    depth: 1,
    q: terms || undefined,
    sort: 'tier' as const,
    limit,
    origins: origins.length > 0 ? origins : undefined,
  };
  const { data, error } = useMlQuery(['lineage-entities', query], api =>
    api.getLineageEntities(query),
  );
  const title = t(`lineage.view.neighbours.${side}`);
  const known =
    node.omittedNeighbours[side] +
    drawing.edges.filter(
      ({ from, to }) => (side === 'upstream' ? to : from) === node.id,
    ).length;
  const shown = new Set(drawing.nodes.map(({ id }) => id));

  return (
    <section className={styles.root} aria-label={title}>
      <div className={styles.header}>
        <Text as="h4" weight="bold">
          {data && !terms
            ? t('lineage.view.neighbours.titleAndCount', {
                title,
                found: data.totalItems,
              })
            : title}
        </Text>
        {node.omittedNeighbours[side] > 0 && (
          <Button
            size="small"
            variant="tertiary"
            onPress={() => onExpand(node.id, side)}
          >
            {t('lineage.view.neighbours.showMore')}
          </Button>
        )}
        {node.collapsible[side] && (
          <Button
            size="small"
            variant="tertiary"
            onPress={() => onCollapse(node.id, side)}
          >
            {t('lineage.view.neighbours.hide')}
          </Button>
        )}
      </div>
      {error && <span role="alert">{messageOf(error)}</span>}
      {!data && !error && <Skeleton width="100%" height={heightOf(known)} />}
      {data && (terms || data.totalItems > FEW) && (
        <TextFilter
          placeholder={t('lineage.view.neighbours.find', {
            found: data.totalItems,
          })}
          value={terms}
          onChange={text => {
            setTerms(text);
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
          {t(
            terms
              ? 'lineage.view.neighbours.noneByWords'
              : 'lineage.view.neighbours.none',
          )}
        </span>
      )}
      {data && data.hidden > 0 && (
        <span className={styles.calm}>
          {t('lineage.view.neighbours.hidden', { count: data.hidden })}
        </span>
      )}
      {data && data.totalItems > data.items.length && limit < 500 && (
        <Button
          size="small"
          variant="tertiary"
          onPress={() => setLimit(Math.min(500, limit * 4))}
        >
          {t('lineage.view.neighbours.listMore', { found: data.totalItems })}
        </Button>
      )}
    </section>
  );
}

/** Approximate height of a list of this length, in pixels. */
function heightOf(count: number): number {
  const search = count > FEW ? SEARCH_HEIGHT : 0;
  return search + Math.max(1, Math.min(count, PAGE)) * ROW_HEIGHT;
}

function Neighbour(props: {
  entity: LineageEntity;
  isShown: boolean;
  onShow: () => void;
}) {
  const { entity, isShown, onShow } = props;
  const { t } = useMlTranslation();
  return (
    <li className={styles.item}>
      <LineageEntityLink entity={entity} />
      {!isShown && (
        <Button
          size="small"
          variant="tertiary"
          aria-label={t('lineage.view.neighbours.showInGraph', {
            title: entity.title,
          })}
          onPress={onShow}
        >
          {t('lineage.view.neighbours.show')}
        </Button>
      )}
    </li>
  );
}
