import { MouseEvent, PointerEvent, RefObject, useEffect, useRef } from 'react';
import { CanvasGraph } from '../drawing/CanvasGraph';
import { detailAt } from '../drawing/Scene';
import { SideButton } from '../drawing/sideButtons';
import { Hit, hitTest } from '../interaction/hitTest';
import { Camera } from '../viewport/Camera';

/** Delay before hovering counts, so that a passing pointer does not highlight nodes, in milliseconds. */
const HOVER_MS = 90;

interface PointerHandlers {
  onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  onPointerLeave: () => void;
  onClick: (event: MouseEvent<HTMLElement>) => void;
}

/** Returns the handlers with which the pointer reaches nodes and buttons, painted or rendered. */
export function usePointer(
  elements: {
    frame: RefObject<HTMLElement>;
    canvas: RefObject<HTMLElement>;
    overlay: RefObject<HTMLElement>;
  },
  graph: CanvasGraph,
  camera: Camera | undefined,
  actions: {
    onActivate: (nodeId: string | undefined) => void;
    onOpen: (nodeId: string) => void;
    onButton: (nodeId: string, button: SideButton) => void;
  },
): PointerHandlers {
  const { frame, canvas, overlay } = elements;
  const setHovered = useHovered(actions.onActivate);
  const hitAt = (event: MouseEvent): Hit | undefined =>
    camera &&
    hitTest(
      graph,
      camera.pointOf(event),
      detailAt(camera.viewport.scale) !== 'far',
    );

  return {
    onPointerMove: event => {
      if (event.buttons !== 0 || event.pointerType === 'touch') {
        return;
      }
      const overDrawing =
        event.target === canvas.current ||
        overlay.current?.contains(event.target as Node);
      const hit = overDrawing ? hitAt(event) : undefined;
      frame.current?.toggleAttribute('data-over-node', hit !== undefined);
      setHovered(hit?.node.id);
    },
    onPointerLeave: () => setHovered(undefined),
    onClick: event => {
      const target = event.target as Element;
      if (target.closest('a, button')) {
        return;
      }
      const card = target.closest('[data-node-id]');
      if (card) {
        actions.onOpen(card.getAttribute('data-node-id')!);
        return;
      }
      const hit = target === canvas.current ? hitAt(event) : undefined;
      if (hit?.button) {
        actions.onButton(hit.node.id, hit.button);
      } else if (hit) {
        actions.onOpen(hit.node.id);
      }
    },
  };
}

/** Returns a function that reports the node under the pointer, once the pointer has stayed there for a moment. */
function useHovered(
  onActivate: (nodeId: string | undefined) => void,
): (nodeId: string | undefined) => void {
  const hover = useRef<{
    nodeId?: string;
    timer?: ReturnType<typeof setTimeout>;
  }>({});
  useEffect(() => () => clearTimeout(hover.current.timer), []);
  return nodeId => {
    if (hover.current.nodeId === nodeId) {
      return;
    }
    hover.current.nodeId = nodeId;
    clearTimeout(hover.current.timer);
    hover.current.timer = setTimeout(() => onActivate(nodeId), HOVER_MS);
  };
}
