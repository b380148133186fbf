import { forwardRef, memo, ReactNode } from 'react';
import { CanvasTheme } from '../drawing/CanvasTheme';
import { Emphasis } from '../drawing/getEmphasis';
import { SideButton, sideButtons } from '../drawing/sideButtons';
import { CanvasNode } from '../types';
import {
  CanvasLinkProps,
  LineageCanvasComponents,
} from './LineageCanvasComponents';
import { LineageCanvasTexts } from './LineageCanvasTexts';
import { StatusMark } from './StatusMark';
import { TeamSwatch } from './TeamSwatch';
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
      texts: LineageCanvasTexts;
      theme: CanvasTheme;
      components: LineageCanvasComponents;
      onButton: (nodeId: string, button: SideButton) => void;
    }
  >((props, ref) => {
    const { node, isCurrent, components, theme } = props;
    const tabIndex = isCurrent ? 0 : -1;
    return (
      <div
        ref={ref}
        className={styles.root}
        role="group"
        aria-label={node.description ?? `${node.title}, ${node.caption}`}
        tabIndex={tabIndex}
        data-node-id={node.id}
        data-root={node.isRoot || undefined}
        data-unknown={node.isUnknown || undefined}
        data-group={node.isGroup || undefined}
        data-active={props.isActive || undefined}
        data-emphasis={props.emphasis}
        style={{
          transform: `translate(${node.x}px, ${node.y}px)`,
          width: node.width,
          height: node.height,
        }}
      >
        {node.team && (
          <div className={styles.stripe}>
            <TeamSwatch team={node.team} theme={theme} />
          </div>
        )}
        <Content node={node} components={components} tabIndex={tabIndex} />
        <SideButtons {...props} tabIndex={tabIndex} />
      </div>
    );
  }),
);

function Content(props: {
  node: CanvasNode;
  components: LineageCanvasComponents;
  tabIndex: number;
}) {
  const { node, components, tabIndex } = props;
  const { Link = PlainLink, NodeIcon } = components;
  const linked = (label: string, href: string | undefined): ReactNode =>
    href === undefined ? (
      <span className={styles.text}>{label}</span>
    ) : (
      <Link
        className={`${styles.text} ${styles.link}`}
        href={href}
        tabIndex={tabIndex}
      >
        {label}
      </Link>
    );
  return (
    <div className={styles.body}>
      <div className={styles.title} title={node.title}>
        {NodeIcon && <NodeIcon kind={node.kind} className={styles.icon} />}
        {linked(node.title, node.href)}
      </div>
      <div className={styles.line}>
        <span className={styles.quiet} title={node.caption}>
          {node.caption}
        </span>
        {node.status && (
          <span className={styles.status} title={node.status.description}>
            <StatusMark type={node.status.type} />
            {node.status.label}
          </span>
        )}
      </div>
      <div className={styles.line}>
        <span className={styles.quiet} title={node.owner?.label}>
          {node.owner && linked(node.owner.label, node.owner.href)}
        </span>
        {node.note !== undefined && (
          <span className={styles.note}>{node.note}</span>
        )}
      </div>
    </div>
  );
}

function PlainLink({ children, ...rest }: CanvasLinkProps) {
  return <a {...rest}>{children}</a>;
}

function SideButtons(props: {
  node: CanvasNode;
  texts: LineageCanvasTexts;
  tabIndex: number;
  onButton: (nodeId: string, button: SideButton) => void;
}) {
  const { node, texts, tabIndex, onButton } = props;
  return (
    <>
      {sideButtons(node).map(button => {
        const { side, action } = button;
        const label = texts[action](node, side);
        return (
          <button
            key={`${side} ${action}`}
            type="button"
            className={styles.button}
            tabIndex={tabIndex}
            aria-label={label}
            title={label}
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
        );
      })}
    </>
  );
}
