import { RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { CanvasGraph } from '../drawing/CanvasGraph';
import { fitMinimap } from '../drawing/fitMinimap';
import { Rectangle } from '../types';
import { Camera } from '../viewport/Camera';
import {
  contains,
  fitAll,
  initialViewport,
  READABLE_SCALE,
  reveal,
  Viewport,
  visibleArea,
} from '../viewport/viewport';

const SETTLE_MS = 120;

interface ViewportOptions {
  camera: Camera | undefined;
  graph: CanvasGraph;
  bounds: Rectangle;
  /** Id of the active node, which is visible at first. */
  active: string | undefined;
  /** What the view fits, see `LineageCanvasProps`. */
  fitTo: { key: string; nodes?: readonly string[] } | undefined;
  /** The element with the cards, which moves with the drawing. */
  overlay: RefObject<HTMLElement>;
  /** The frame of the visible area on the minimap. */
  minimapFrame: RefObject<HTMLElement>;
  /** Called after the viewport has changed. */
  onMove: () => void;
  onZoomedOut?: () => void;
  onZoomedIn?: (nodeId: string) => void;
}

/** Sets the initial viewport, and lets everything follow the camera. */
export function useViewport(options: ViewportOptions): void {
  const { camera, graph, bounds, overlay, minimapFrame } = options;
  const promote = usePromotion(overlay);
  const isInitialised = useRef(false);
  /** The initial viewport. It is recomputed when the window is resized, until the user moves it. */
  const first = useRef<Viewport>();
  const fitted = useRef<string>();

  const initialise = () => {
    if (camera && graph.nodes.length) {
      camera.moveTo(firstViewport(camera, options), { glide: false });
      first.current = camera.viewport;
    }
  };
  const follow = () => {
    if (camera) {
      moveOverlay(overlay.current, camera.viewport);
      moveMinimapFrame(minimapFrame.current, camera, bounds);
    }
  };

  useLayoutEffect(() => {
    if (!camera) {
      return;
    }
    camera.listener = {
      onMove: () => {
        promote();
        follow();
        options.onMove();
      },
      onResize: firstTime => {
        camera.limitTo(bounds);
        if (firstTime || camera.viewport === first.current) {
          initialise();
        }
        follow();
        options.onMove();
      },
      onZoomedOut: () => options.onZoomedOut?.(),
      onZoomedIn: point => {
        const node = graph.grid.at(point);
        if (node?.isGroup) {
          options.onZoomedIn?.(node.id);
        }
      },
    };
    camera.limitTo(bounds);
    const { fitTo } = options;
    if (graph.nodes.length && !isInitialised.current) {
      isInitialised.current = true;
      initialise();
    } else if (fitTo && fitTo.key !== fitted.current) {
      const around = fitTo.nodes && graph.boundsOf(fitTo.nodes);
      camera.moveTo(fitAll(around ?? bounds, camera.size), { glide: true });
    }
    fitted.current = fitTo?.key;
    follow();
  });
}

/** Promotes an element to its own compositor layer while it moves; not at rest, so that text is rasterised sharply. */
function usePromotion(element: RefObject<HTMLElement>): () => void {
  const resting = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(resting.current), []);
  return () => {
    const layer = element.current;
    if (layer) {
      layer.style.willChange = 'transform';
      clearTimeout(resting.current);
      resting.current = setTimeout(() => {
        layer.style.willChange = '';
      }, SETTLE_MS);
    }
  };
}

function firstViewport(
  { size }: Camera,
  { graph, bounds, active, fitTo }: ViewportOptions,
): Viewport {
  const around = fitTo?.nodes && graph.boundsOf(fitTo.nodes);
  if (around) {
    return fitAll(around, size);
  }
  // Groups are few, and shown as an overview.
  const viewport = graph.nodes.some(node => node.isGroup)
    ? fitAll(bounds, size)
    : initialViewport(bounds, graph.root, graph.around, size);
  const node = active === undefined ? undefined : graph.node(active);
  return node ? reveal(node, viewport, size) : viewport;
}

function moveOverlay(
  overlay: HTMLElement | null,
  { x, y, scale }: Viewport,
): void {
  if (overlay) {
    overlay.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
    overlay.toggleAttribute('data-far', scale < READABLE_SCALE);
  }
}

function moveMinimapFrame(
  frame: HTMLElement | null,
  { viewport, size }: Camera,
  bounds: Rectangle,
): void {
  if (!frame) {
    return;
  }
  const area = visibleArea(viewport, size);
  const minimap = fitMinimap(bounds);
  const x = area.x * minimap.scale + minimap.x;
  const y = area.y * minimap.scale + minimap.y;
  frame.style.transform = `translate(${x}px, ${y}px)`;
  frame.style.width = `${area.width * minimap.scale}px`;
  frame.style.height = `${area.height * minimap.scale}px`;
  // The minimap is superfluous if the whole graph is visible.
  frame.parentElement?.toggleAttribute('data-idle', contains(area, bounds));
}
