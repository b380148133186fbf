import {
  forwardRef,
  MutableRefObject,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { ErrorState } from '../../states';
import { useWords } from '../../words';
import { LineageCanvas, LineageCanvasHandle, Side } from '../canvas';
import { useLayout } from '../layout';
import { GraphFrame } from './GraphFrame';
import { GraphSketch } from './GraphSketch';
import { Drawing, placeDrawing, toLayoutRequest } from './lineageDrawing';

/** The lineage drawn from left to right in the direction in which data flows. */
export const LineageGraph = forwardRef<
  LineageCanvasHandle,
  {
    drawing: Drawing;
    root: string;
    /** Ids of the nodes and edges on the path that stands out. */
    path: ReadonlySet<string>;
    busy: boolean;
    selected?: string;
    onSelect: (id: string) => void;
    onExpand: (id: string, side: Side) => void;
    onCollapse: (id: string, side: Side) => void;
    onZoomedOut?: () => void;
  }
>(function DrawnLineage(props, ref) {
  const { drawing, root, path, selected } = props;
  const { t } = useWords();
  const [hovered, setHovered] = useState<string>();
  const canvas = useRef<LineageCanvasHandle>(null);
  // The canvas renews its handle, and whoever is outside has to have the latest.
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

  // What a node says changes nothing about where it stands.
  const shape = JSON.stringify(toLayoutRequest(drawing, root));
  const request = useMemo(() => JSON.parse(shape), [shape]);
  const { layout, busy, error } = useLayout(request);
  const placed = useMemo(
    () => layout && placeDrawing(drawing, layout),
    [drawing, layout],
  );
  useEffect(() => {
    if (hovered && !drawing.nodes.some(({ id }) => id === hovered)) {
      setHovered(undefined);
    }
  }, [drawing, hovered]);

  // Whatever is looked at is in sight, also where a link or a search has led there.
  const isPlaced = placed?.nodes.some(({ id }) => id === selected) ?? false;
  useEffect(() => {
    if (selected && isPlaced) {
      canvas.current?.reveal(selected);
    }
  }, [selected, isPlaced]);

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
          path={path}
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
        !error && <GraphSketch subject={t('lineage.view.lineage')} />
      )}
    </GraphFrame>
  );
});
