import { ButtonIcon, VisuallyHidden } from '@backstage/ui';
import { RiAddLine, RiFullscreenLine, RiSubtractLine } from '@remixicon/react';
import {
  forwardRef,
  KeyboardEvent,
  MouseEvent,
  PointerEvent,
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useMlTranslation } from '../../../translations';
import { CanvasGraph } from './CanvasGraph';
import { CanvasNodeCard } from './CanvasNodeCard';
import { createCanvasText } from './canvasText';
import { emphasisOf } from './getEmphasis';
import { sceneToPng, sceneToSvg } from './exportScene';
import { findConnected } from './findConnected';
import { hitTest } from './hitTest';
import { keyAction } from './keyAction';
import { fitMinimap, Minimap } from './Minimap';
import { neighbourTowards } from './findNeighbourInDirection';
import { PaperPicture } from './PaperPicture';
import { ImageExportError } from './ImageExportError';
import { detailAt } from './Scene';
import { SideButton } from './expandButtons';
import { CanvasEdge, CanvasNode, Point, Rectangle, Side } from './types';
import { useCamera } from './useCamera';
import { useCanvasTheme } from './useCanvasTheme';
import { useNodeAnimation } from './useNodeAnimation';
import { useReadableNodes } from './useReadableNodes';
import { PaintedScene } from './ScenePainter';
import { usePainting } from './usePainting';
import {
  centreOn,
  contains,
  initialViewport,
  fitAll,
  READABLE_SCALE,
  reveal,
  Viewport,
  visibleArea,
} from './viewport';
import styles from './LineageCanvas.module.css';

const ZOOM_STEP = 1.4;
/** Delay before hovering counts, so that a passing pointer does not highlight nodes, in milliseconds. */
const HOVER_MS = 90;
const SETTLE_MS = 120;

/** Imperative API of the canvas. */
export interface LineageCanvasHandle {
  /** Fits the whole graph into view. */
  fit(): void;
  /** Centres a node at a readable scale. */
  center(nodeId: string): void;
  /** Pans and zooms only as far as needed to show a node. */
  reveal(nodeId: string): void;
  zoomIn(): void;
  zoomOut(): void;
  /** Exports the whole graph as an SVG document. */
  toSvg(): string;
  /** Exports the whole graph as a PNG; rejects if the browser cannot draw it. */
  toPng(): Promise<Blob>;
}

export interface LineageCanvasProps {
  nodes: readonly CanvasNode[];
  edges: readonly CanvasEdge[];
  /** The rectangle around all nodes and routes. */
  bounds: Rectangle;
  /** Id of the node whose upstream and downstream nodes are highlighted. */
  active?: string;
  /** Ids of the nodes and edges on the selected path. */
  path?: ReadonlySet<string>;
  /** Whether the graph is about to change. */
  busy?: boolean;
  /** Called when the pointer or focus reaches a node, and with `undefined` when it leaves. */
  onActivate: (nodeId: string | undefined) => void;
  /** Called when a node is selected. */
  onOpen: (nodeId: string) => void;
  onExpand: (nodeId: string, side: Side) => void;
  onCollapse: (nodeId: string, side: Side) => void;
  /** Called when the user tries to zoom out further than the whole graph. */
  onZoomedOut?: () => void;
  /** Called when the user zooms into a group. */
  onZoomedIn?: (nodeId: string) => void;
}

/**
 * An interactive drawing of lineage that can be panned and zoomed. Everything is painted; nodes at a readable scale are
 * also real links and buttons. It fills its container. The viewport is kept when the graph changes: set a new `key` to
 * reset it.
 */
export const LineageCanvas = forwardRef<
  LineageCanvasHandle,
  LineageCanvasProps
>((props, ref) => {
  const { nodes, edges, bounds, active, path } = props;
  const { t } = useMlTranslation();
  const label = t('lineage.canvas.name');
  const description = t('lineage.canvas.picture', {
    nodes: nodes.length,
    edges: edges.length,
  });
  const texts = useMemo(() => createCanvasText(t), [t]);
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLDivElement>(null);
  const minimapFrame = useRef<HTMLDivElement>(null);
  const currentCard = useRef<HTMLDivElement>(null);
  const helpId = useId();
  const camera = useCamera(frame);
  const theme = useCanvasTheme(frame);
  const graph = useMemo(() => new CanvasGraph(nodes, edges), [nodes, edges]);
  const flow = useMemo(
    () =>
      active !== undefined && graph.node(active)
        ? findConnected(active, graph.edges)
        : undefined,
    [active, graph],
  );
  const highlighted = { flow, path: path?.size ? path : undefined };

  const [cursor, setCursor] = useState<string>();
  const current =
    (cursor !== undefined ? graph.node(cursor) : undefined) ?? graph.root;

  // Promotes the overlay to its own compositor layer while moving; removed at rest, so that text is rasterised sharply.
  const resting = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(resting.current), []);
  const float = () => {
    const layer = overlay.current;
    if (layer) {
      layer.style.willChange = 'transform';
      clearTimeout(resting.current);
      resting.current = setTimeout(() => {
        layer.style.willChange = '';
      }, SETTLE_MS);
    }
  };

  const follow = () => {
    if (!camera) {
      return;
    }
    const { x, y, scale } = camera.viewport;
    if (overlay.current) {
      overlay.current.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
      overlay.current.toggleAttribute('data-far', scale < READABLE_SCALE);
    }
    if (minimapFrame.current) {
      const { style } = minimapFrame.current;
      const area = visibleArea(camera.viewport, camera.size);
      const minimap = fitMinimap(bounds);
      style.transform = `translate(${area.x * minimap.scale + minimap.x}px, ${
        area.y * minimap.scale + minimap.y
      }px)`;
      style.width = `${area.width * minimap.scale}px`;
      style.height = `${area.height * minimap.scale}px`;
      // The minimap is superfluous if the whole graph is visible.
      minimapFrame.current.parentElement?.toggleAttribute(
        'data-idle',
        contains(area, bounds),
      );
    }
  };

  /** The initial viewport. It is recomputed when the window is resized, until the user moves it. */
  const firstViewport = useRef<Viewport>();
  const look = () => {
    if (camera && graph.nodes.length) {
      // Groups are few, and shown as an overview.
      const first = graph.nodes.some(node => node.isGroup)
        ? fitAll(bounds, camera.size)
        : initialViewport(bounds, graph.root, graph.around, camera.size);
      const node = active === undefined ? undefined : graph.node(active);
      camera.moveTo(node ? reveal(node, first, camera.size) : first, {
        glide: false,
      });
      firstViewport.current = camera.viewport;
    }
  };

  const offsets = useRef<ReadonlyMap<string, Point>>();
  const scene = (): PaintedScene | undefined =>
    theme && { graph, theme, texts, ...highlighted, offsets: offsets.current };
  const requestPaint = usePainting(canvas, camera, scene);
  useNodeAnimation(graph, offsets, requestPaint);
  const [near, onNearMove] = useReadableNodes(camera, graph);

  const looked = useRef(false);
  useLayoutEffect(() => {
    if (!camera) {
      return;
    }
    camera.listener = {
      onMove: () => {
        float();
        follow();
        requestPaint();
        onNearMove();
      },
      onResize: firstTime => {
        camera.limitTo(bounds);
        if (firstTime || camera.viewport === firstViewport.current) {
          look();
        }
        follow();
        requestPaint();
        onNearMove();
      },
      onZoomedOut: () => props.onZoomedOut?.(),
      onZoomedIn: point => {
        const node = graph.grid.at(point);
        if (node?.isGroup) {
          props.onZoomedIn?.(node.id);
        }
      },
    };
    camera.limitTo(bounds);
    if (graph.nodes.length && !looked.current) {
      looked.current = true;
      look();
    }
    follow();
  });

  const center = (nodeId: string) => {
    const node = graph.node(nodeId);
    if (camera && node) {
      const scale = Math.max(camera.viewport.scale, READABLE_SCALE * 1.5);
      camera.moveTo(centreOn(node, camera.size, scale), { glide: true });
    }
  };
  const fit = () =>
    camera?.moveTo(fitAll(bounds, camera.size), { glide: true });
  const zoomIn = () => camera?.zoomBy(ZOOM_STEP);
  const zoomOut = () => camera?.zoomBy(1 / ZOOM_STEP);

  useImperativeHandle(ref, () => ({
    fit,
    center,
    reveal: nodeId => {
      const node = graph.node(nodeId);
      if (camera && node) {
        camera.moveTo(reveal(node, camera.viewport, camera.size), {
          glide: true,
        });
      }
    },
    zoomIn,
    zoomOut,
    toSvg: () => {
      const drawn = scene();
      return drawn
        ? sceneToSvg(drawn, bounds, { title: label, description })
        : '';
    },
    toPng: async () => {
      const drawn = scene();
      if (!drawn) {
        throw new ImageExportError('not-ready');
      }
      return sceneToPng(drawn, bounds);
    },
  }));

  /** Whether focus came from the pointer: a node under the pointer is visible already. */
  const pointing = useRef(false);
  // Set to focus the card of the cursor once it is rendered.
  const wantsFocus = useRef(false);
  useEffect(() => {
    if (wantsFocus.current) {
      wantsFocus.current = false;
      currentCard.current?.focus({ preventScroll: true });
    }
  });
  const goTo = (node: CanvasNode) => {
    wantsFocus.current = true;
    setCursor(node.id);
    props.onActivate(node.id);
    if (camera) {
      camera.moveTo(reveal(node, camera.viewport, camera.size), {
        glide: true,
      });
    }
  };

  const press = (nodeId: string, button: SideButton) =>
    button.action === 'expand'
      ? props.onExpand(nodeId, button.side)
      : props.onCollapse(nodeId, button.side);
  const latestPress = useRef(press);
  latestPress.current = press;
  const onButton = useCallback(
    (nodeId: string, button: SideButton) => latestPress.current(nodeId, button),
    [],
  );

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const action = current && keyAction(event);
    const onCard = event.target === currentCard.current;
    // Links and buttons handle Enter themselves.
    if (!action || (action.type === 'open' && !onCard)) {
      return;
    }
    event.preventDefault();
    switch (action.type) {
      case 'go': {
        const next = neighbourTowards(
          action.direction,
          current,
          graph.nodes,
          graph.edges,
        );
        if (next) {
          goTo(next);
        }
        break;
      }
      case 'open':
        props.onOpen(current.id);
        break;
      case 'fit':
        fit();
        break;
      case 'leave':
        props.onActivate(undefined);
        break;
      case 'expand':
        if (current.omittedNeighbours[action.side] > 0) {
          props.onExpand(current.id, action.side);
        }
        break;
      default:
        if (current.collapsible[action.side]) {
          props.onCollapse(current.id, action.side);
        }
    }
  };

  const onFocus = (event: { target: EventTarget }) => {
    const card = (event.target as Element).closest('[data-node-id]');
    const node = graph.node(card?.getAttribute('data-node-id') ?? '');
    if (!node) {
      return;
    }
    if (pointing.current) {
      setCursor(node.id);
    } else if (event.target === card && !wantsFocus.current) {
      goTo(node);
      wantsFocus.current = false;
    }
  };

  const hitAt = (event: MouseEvent) =>
    camera &&
    hitTest(
      graph,
      camera.pointOf(event),
      detailAt(camera.viewport.scale) !== 'far',
    );
  const hover = useRef<{
    nodeId?: string;
    timer?: ReturnType<typeof setTimeout>;
  }>({});
  useEffect(() => () => clearTimeout(hover.current.timer), []);
  const setHovered = (nodeId: string | undefined) => {
    if (hover.current.nodeId === nodeId) {
      return;
    }
    hover.current.nodeId = nodeId;
    clearTimeout(hover.current.timer);
    hover.current.timer = setTimeout(() => props.onActivate(nodeId), HOVER_MS);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (event.buttons !== 0 || event.pointerType === 'touch') {
      return;
    }
    const overDrawing =
      event.target === canvas.current ||
      overlay.current?.contains(event.target as Node);
    const hit = overDrawing ? hitAt(event) : undefined;
    frame.current?.toggleAttribute('data-over-node', hit !== undefined);
    setHovered(hit?.node.id);
  };
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const target = event.target as Element;
    if (target.closest('a, button')) {
      return;
    }
    const card = target.closest('[data-node-id]');
    if (card) {
      props.onOpen(card.getAttribute('data-node-id')!);
      return;
    }
    const hit = target === canvas.current ? hitAt(event) : undefined;
    if (hit?.button) {
      press(hit.node.id, hit.button);
    } else if (hit) {
      props.onOpen(hit.node.id);
    }
  };

  return (
    <div
      className={styles.root}
      role="region"
      aria-label={label}
      aria-describedby={helpId}
      aria-busy={props.busy || undefined}
    >
      <div
        ref={frame}
        className={styles.frame}
        role="presentation"
        onClick={onClick}
        onPointerDown={() => {
          pointing.current = true;
        }}
        onPointerUp={() => {
          pointing.current = false;
        }}
        onPointerMove={onPointerMove}
        onPointerLeave={() => {
          pointing.current = false;
          setHovered(undefined);
        }}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
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
                emphasis={emphasisOf(node.id, highlighted)}
                isActive={node.id === active}
                isCurrent={node === current}
                onButton={onButton}
              />
            ))}
        </div>
        <VisuallyHidden id={helpId}>{t('lineage.canvas.keys')}</VisuallyHidden>
      </div>
      <PaperPicture {...{ graph, texts, bounds, description }} title={label} />
      {props.busy && <div className={styles.busy} />}
      {theme && (
        <Minimap
          graph={graph}
          theme={theme}
          bounds={bounds}
          frameRef={minimapFrame}
          onMove={({ x, y }) =>
            camera?.moveTo(
              centreOn(
                { x, y, width: 0, height: 0 },
                camera.size,
                camera.viewport.scale,
              ),
              { glide: false },
            )
          }
        />
      )}
      <div className={styles.controls}>
        <ButtonIcon
          size="small"
          variant="secondary"
          icon={<RiAddLine />}
          aria-label={t('lineage.canvas.zoomIn')}
          onPress={zoomIn}
        />
        <ButtonIcon
          size="small"
          variant="secondary"
          icon={<RiSubtractLine />}
          aria-label={t('lineage.canvas.zoomOut')}
          onPress={zoomOut}
        />
        <ButtonIcon
          size="small"
          variant="secondary"
          icon={<RiFullscreenLine />}
          aria-label={t('lineage.canvas.showAll')}
          onPress={fit}
        />
      </div>
    </div>
  );
});
