import {
  LineageCanvas,
  LineageCanvasHandle,
  LineageCanvasProps,
  Side,
  useLayout,
} from '@mlownership/lineage-canvas';
import {
  forwardRef,
  MutableRefObject,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { ErrorState } from '../../../ui/async-state';
import { useEntityPath } from '../../../ui/entity';
import { useMlTranslation } from '../../../translations';
import { GraphFrame } from './GraphFrame';
import { GraphSkeleton } from './GraphSkeleton';
import { canvasComponents } from './canvasComponents';
import { toCanvasGraph, toCanvasTexts } from './toCanvasGraph';
import { Drawing, toLayoutRequest } from './toDrawnGraph';
import { useCanvasTheme } from './useCanvasTheme';

/** Lineage as a graph, drawn from left to right in the direction in which data flows. */
export const LineageGraph = forwardRef<
  LineageCanvasHandle,
  {
    drawing: Drawing;
    root: string;
    /** Ids of the nodes and edges on the highlighted path. */
    path: ReadonlySet<string>;
    /** Entity refs of the nodes on it. */
    onPath: readonly string[];
    depth: Record<Side, number>;
    busy: boolean;
    selected?: string;
    onSelect: (id: string) => void;
    onExpand: (id: string, side: Side) => void;
    onCollapse: (id: string, side: Side) => void;
    onZoomedOut?: () => void;
  }
>(function DrawnLineage(props, ref) {
  const { drawing, root, path, onPath, selected } = props;
  const { t } = useMlTranslation();
  const [hovered, setHovered] = useState<string>();
  const canvas = useRef<LineageCanvasHandle>(null);
  // Forwards the handle to the parent whenever the canvas renews it.
  const setCanvas = useCallback(
    (handle: LineageCanvasHandle | null) => {
      (canvas as MutableRefObject<LineageCanvasHandle | null>).current = handle;
      if (typeof ref === 'function') {
        ref(handle);
      } else if (ref) {
        ref.current = handle;
      }
    },
    [ref],
  );

  // The layout depends on the structure only, not on the content of nodes.
  const shape = JSON.stringify(toLayoutRequest(drawing, root));
  const request = useMemo(() => JSON.parse(shape), [shape]);
  const { layout, busy, error } = useLayout(request);
  const pathOf = useEntityPath();
  const placed = useMemo(
    () => layout && toCanvasGraph(t, drawing, layout, pathOf),
    [t, drawing, layout, pathOf],
  );
  const texts = useMemo(() => toCanvasTexts(t), [t]);
  const { theme, printTheme } = useCanvasTheme();
  useEffect(() => {
    if (hovered && !drawing.nodes.some(({ id }) => id === hovered)) {
      setHovered(undefined);
    }
  }, [drawing, hovered]);

  const fitTo = useFit(onPath, props.depth, !props.busy && !busy);

  // Scroll the selected node into view, also after following a link or a search result.
  // The view fits the whole path.
  const isOnPath = selected !== undefined && path.has(selected);
  const isPlaced = placed?.nodes.some(({ id }) => id === selected) ?? false;
  useEffect(() => {
    if (selected && isPlaced && !isOnPath) {
      canvas.current?.reveal(selected);
    }
  }, [selected, isPlaced, isOnPath]);

  return (
    <GraphFrame>
      {error && (
        <ErrorState error={error} subject={t('lineage.view.drawing')} />
      )}
      {placed && layout ? (
        <LineageCanvas
          ref={setCanvas}
          nodes={placed.nodes}
          edges={placed.edges}
          bounds={layout.bounds}
          texts={texts}
          theme={theme}
          printTheme={printTheme}
          components={canvasComponents}
          path={path}
          fitTo={fitTo}
          active={hovered ?? selected}
          busy={props.busy || busy}
          onActivate={setHovered}
          onOpen={props.onSelect}
          onExpand={props.onExpand}
          onCollapse={props.onCollapse}
          onZoomedOut={props.onZoomedOut}
          onZoomedIn={id => props.onExpand(id, 'downstream')}
        />
      ) : (
        !error && <GraphSkeleton subject={t('lineage.view.lineage')} />
      )}
    </GraphFrame>
  );
});

/**
 * What the view fits: the path, else everything. It changes with the path and the depth, once the graph shows them, so
 * that the view moves only then.
 */
function useFit(
  onPath: readonly string[],
  depth: Record<Side, number>,
  isShown: boolean,
): LineageCanvasProps['fitTo'] {
  const hasPath = onPath.length > 0;
  const key = JSON.stringify(hasPath ? onPath : depth);
  const shown = useRef({ key, nodes: hasPath ? onPath : undefined });
  if (isShown && shown.current.key !== key) {
    shown.current = { key, nodes: hasPath ? onPath : undefined };
  }
  return shown.current;
}
