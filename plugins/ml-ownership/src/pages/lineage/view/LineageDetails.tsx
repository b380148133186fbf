import { Side } from '@mlownership/lineage-canvas';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Button, ButtonIcon, Link, Text } from '@backstage/ui';
import { RiCloseLine, RiFocus3Line, RiRouteLine } from '@remixicon/react';
import { useId } from 'react';
import { EntityLink } from '../../../ui/entity';
import { lineageRouteRef } from '../../../routes';
import { withQuery } from '../../../ui/url';
import { VerdictLabel } from '../../../ui/verdict';
import { useMlTranslation } from '../../../translations';
import { levelAndName } from '../levelAndName';
import { DrawnNode, Drawing } from './toDrawnGraph';
import { LineageSearch } from './LineageSearch';
import { NeighbourSearch } from './NeighbourSearch';
import { LineageControl } from './useLineageState';
import layout from '../../../ui/layout.module.css';
import styles from './LineageDetails.module.css';

const SIDES = ['upstream', 'downstream'] as const;

/** Details of one node, and the actions on it. */
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
  const { t } = useMlTranslation();
  const titleId = useId();
  const { entityRef } = node;
  const drawn = new Set(drawing.nodes.map(({ id }) => id));
  const start = drawing.nodes.find(({ id }) => id === root);
  const adoptPath = withQuery(useRouteRef(lineageRouteRef)?.(), {
    tab: 'differences',
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
          aria-label={t('lineage.view.details.close')}
          onPress={onClose}
        />
      </div>
      <dl className={styles.facts}>
        <dt>{t('lineage.view.details.what')}</dt>
        <dd>{node.caption}</dd>
        {node.owner?.entityRef && (
          <>
            <dt>{t('lineage.owner')}</dt>
            <dd>
              <EntityLink entityRef={node.owner.entityRef} hideIcon />
            </dd>
          </>
        )}
        {node.tier !== undefined && (
          <>
            <dt>{t('lineage.tier')}</dt>
            <dd>{node.tier}</dd>
          </>
        )}
        {node.verdict && (
          <>
            <dt>
              {t(
                node.isGroup
                  ? 'lineage.view.details.worstVerdict'
                  : 'lineage.view.ownVerdict',
              )}
            </dt>
            <dd className={layout.centeredRow2}>
              <VerdictLabel verdict={node.verdict} />
              {node.level !== undefined && levelAndName(t, node.level)}
            </dd>
          </>
        )}
        {node.systemVerdict && (
          <>
            <dt>{t('lineage.view.systemVerdict')}</dt>
            <dd>
              <VerdictLabel verdict={node.systemVerdict} />
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
          {t('lineage.view.details.showEntities')}
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
              {t('lineage.view.details.lookFromHere')}
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
              {start
                ? t('lineage.view.details.pathTo', { title: start.title })
                : t('lineage.view.details.pathToStart')}
            </Button>
          )}
          {node.isGhost && adoptPath && (
            <Link href={adoptPath}>{t('lineage.view.details.adopt')}</Link>
          )}
          <LineageSearch
            from={node.id}
            drawn={drawn}
            label={t('lineage.view.details.pathToAnother')}
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
