import { Link } from '@backstage/ui';
import { forwardRef, memo } from 'react';
import { kindIcon, useEntityTabPath } from '../../../ui/entity';
import { VerdictLabel } from '../../../ui/verdict';
import { TranslateFunction, useMlTranslation } from '../../../translations';
import { describeNode } from './canvasText';
import { Emphasis } from './getEmphasis';
import { SideButton, sideButtons } from './expandButtons';
import { TeamSwatch } from './TeamSwatch';
import { CanvasNode } from './types';
import styles from './CanvasNodeCard.module.css';

/** A node at a readable scale, with real links and buttons in place of the painted ones. */
export const CanvasNodeCard = memo(
  forwardRef<
    HTMLDivElement,
    {
      node: CanvasNode;
      emphasis: Emphasis;
      isActive: boolean;
      /** Whether the Tab key reaches this node: one node at a time (roving tabindex). */
      isCurrent: boolean;
      onButton: (nodeId: string, button: SideButton) => void;
    }
  >((props, ref) => {
    const { node, emphasis, isActive, isCurrent, onButton } = props;
    const { t } = useMlTranslation();
    const tabIndex = isCurrent ? 0 : -1;
    return (
      <div
        ref={ref}
        className={styles.root}
        role="group"
        aria-label={describeNode(t, node)}
        tabIndex={tabIndex}
        data-node-id={node.id}
        data-root={node.isRoot || undefined}
        data-unknown={node.isMissing || node.isGhost || undefined}
        data-group={node.isGroup || undefined}
        data-active={isActive || undefined}
        data-emphasis={emphasis}
        style={{
          transform: `translate(${node.x}px, ${node.y}px)`,
          width: node.width,
          height: node.height,
        }}
      >
        {node.team && (
          <div className={styles.stripe}>
            <TeamSwatch look={node.team} />
          </div>
        )}
        <div className={styles.body}>
          <Title node={node} tabIndex={tabIndex} />
          <div className={styles.line}>
            <span className={styles.quiet} title={node.caption}>
              {node.caption}
            </span>
            {node.verdict && (
              <span className={styles.verdict}>
                <VerdictLabel verdict={node.verdict} />
                {node.level !== undefined &&
                  t('lineage.canvas.shortLevel', { level: String(node.level) })}
              </span>
            )}
          </div>
          <div className={styles.line}>
            <Owner node={node} tabIndex={tabIndex} />
            {node.tier !== undefined && (
              <span className={styles.tier}>
                {t('lineage.tierOf', { tier: String(node.tier) })}
              </span>
            )}
          </div>
        </div>
        {sideButtons(node).map(button => (
          <button
            key={`${button.side} ${button.action}`}
            type="button"
            className={styles.button}
            tabIndex={tabIndex}
            aria-label={buttonLabel(t, node, button)}
            title={buttonLabel(t, node, button)}
            style={{
              left: button.x - node.x,
              top: button.y - node.y,
              width: button.width,
              height: button.height,
            }}
            onClick={() => onButton(node.id, button)}
          >
            {button.text}
          </button>
        ))}
      </div>
    );
  }),
);

function Title(props: { node: CanvasNode; tabIndex: number }) {
  const { node, tabIndex } = props;
  const Icon = kindIcon(node.kind);
  return (
    <div className={styles.title} title={node.title}>
      <Icon className={styles.icon} aria-hidden />
      {node.entityRef ? (
        <EntityTitle
          entityRef={node.entityRef}
          title={node.title}
          tabIndex={tabIndex}
        />
      ) : (
        <span className={styles.text}>{node.title}</span>
      )}
    </div>
  );
}

function Owner(props: { node: CanvasNode; tabIndex: number }) {
  const { owner } = props.node;
  if (!owner) {
    return <span />;
  }
  return (
    <span className={styles.quiet} title={owner.label}>
      {owner.entityRef && !owner.isMissing ? (
        <EntityTitle
          entityRef={owner.entityRef}
          title={owner.label}
          tabIndex={props.tabIndex}
        />
      ) : (
        owner.label
      )}
    </span>
  );
}

/** A link with a known title, which can be left out of the tab order. */
function EntityTitle(props: {
  entityRef: string;
  title: string;
  tabIndex: number;
}) {
  const { entityRef, title, tabIndex } = props;
  const path = useEntityTabPath(entityRef);
  // The props type of the link lacks `tabIndex`; the element accepts it.
  const order = { tabIndex };
  return path === undefined ? (
    <span className={styles.text}>{title}</span>
  ) : (
    <Link className={styles.text} href={path} {...order}>
      {title}
    </Link>
  );
}

function buttonLabel(
  t: TranslateFunction,
  node: CanvasNode,
  button: SideButton,
): string {
  const { title } = node;
  const { side, action } = button;
  const count = node.omittedNeighbours[side];
  if (node.isGroup) {
    return t('lineage.canvas.showEntities', { count, title });
  }
  return action === 'expand'
    ? t(`lineage.canvas.showMore.${side}`, { count, title })
    : t(`lineage.canvas.hide.${side}`, { title });
}
