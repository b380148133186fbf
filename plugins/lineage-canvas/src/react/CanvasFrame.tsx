import { ReactNode, RefObject, useCallback, useRef } from 'react';
import { CanvasGraph } from '../drawing/CanvasGraph';
import { CanvasTheme } from '../drawing/CanvasTheme';
import { getEmphasis, HighlightedIds } from '../drawing/getEmphasis';
import { SideButton } from '../drawing/sideButtons';
import { CameraCommands } from '../interaction/createCameraCommands';
import { Camera } from '../viewport/Camera';
import { CanvasNodeCard } from './CanvasNodeCard';
import { LineageCanvasComponents } from './LineageCanvasComponents';
import { LineageCanvasProps } from './LineageCanvasProps';
import { LineageCanvasTexts } from './LineageCanvasTexts';
import { useNodeFocus } from './useNodeFocus';
import { useNodeKeys } from './useNodeKeys';
import { usePointer } from './usePointer';
import styles from './LineageCanvas.module.css';

interface CanvasFrameProps
  extends Pick<
    LineageCanvasProps,
    'active' | 'onActivate' | 'onOpen' | 'onExpand' | 'onCollapse'
  > {
  frame: RefObject<HTMLDivElement>;
  canvas: RefObject<HTMLCanvasElement>;
  overlay: RefObject<HTMLDivElement>;
  graph: CanvasGraph;
  camera: Camera | undefined;
  commands: CameraCommands;
  highlight: HighlightedIds;
  /** Ids of the nodes that are rendered as cards. */
  near: ReadonlySet<string>;
  texts: LineageCanvasTexts;
  theme: CanvasTheme;
  components: LineageCanvasComponents;
  children: ReactNode;
}

/** The part of the canvas that reacts to pointer and keys: the painted drawing, and the cards above it. */
export function CanvasFrame(props: CanvasFrameProps) {
  const { frame, canvas, overlay, graph, camera, commands } = props;
  const { active, highlight, near, texts, theme, components } = props;
  const { onActivate, onOpen } = props;
  const onButton = useButtonPress(props);
  const focus = useNodeFocus(graph, { onActivate, reveal: commands.reveal });
  const { current, currentCard, isPointing } = focus;
  const onKeyDown = useNodeKeys(graph, current, currentCard, {
    ...props,
    goTo: focus.goTo,
    fit: commands.fit,
  });
  const pointer = usePointer({ frame, canvas, overlay }, graph, camera, {
    onActivate,
    onOpen,
    onButton,
  });

  return (
    <div
      ref={frame}
      className={styles.frame}
      role="presentation"
      onClick={pointer.onClick}
      onPointerDown={() => {
        isPointing.current = true;
      }}
      onPointerUp={() => {
        isPointing.current = false;
      }}
      onPointerMove={pointer.onPointerMove}
      onPointerLeave={() => {
        isPointing.current = false;
        pointer.onPointerLeave();
      }}
      onKeyDown={onKeyDown}
      onFocus={focus.onFocus}
    >
      <canvas ref={canvas} className={styles.canvas} aria-hidden />
      <div ref={overlay} className={styles.overlay}>
        {graph.nodes
          .filter(node => near.has(node.id) || node === current)
          .map(node => (
            <CanvasNodeCard
              key={node.id}
              ref={node === current ? currentCard : undefined}
              node={node}
              emphasis={getEmphasis(node.id, highlight)}
              isActive={node.id === active}
              isCurrent={node === current}
              texts={texts}
              theme={theme}
              components={components}
              onButton={onButton}
            />
          ))}
      </div>
      {props.children}
    </div>
  );
}

/** Returns a handler of the buttons on nodes that stays the same, so that cards are not rendered again. */
function useButtonPress(
  props: Pick<LineageCanvasProps, 'onExpand' | 'onCollapse'>,
): (nodeId: string, button: SideButton) => void {
  const latest = useRef(props);
  latest.current = props;
  return useCallback((nodeId, { action, side }) => {
    const { onExpand, onCollapse } = latest.current;
    (action === 'expand' ? onExpand : onCollapse)(nodeId, side);
  }, []);
}
