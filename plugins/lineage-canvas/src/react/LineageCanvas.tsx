import { forwardRef, useId, useImperativeHandle, useMemo, useRef } from 'react';
import { CanvasGraph } from '../drawing/CanvasGraph';
import { LIGHT_THEME } from '../drawing/CanvasTheme';
import { sceneToPng, sceneToSvg } from '../drawing/exportScene';
import { measureTheme } from '../drawing/MeasuredTheme';
import { PaintedScene } from '../drawing/ScenePainter';
import { createCameraCommands } from '../interaction/createCameraCommands';
import { Point } from '../types';
import { centreOn } from '../viewport/viewport';
import { CanvasControls } from './CanvasControls';
import { CanvasFrame } from './CanvasFrame';
import { LineageCanvasComponents } from './LineageCanvasComponents';
import { LineageCanvasHandle, LineageCanvasProps } from './LineageCanvasProps';
import { ENGLISH_TEXTS } from './LineageCanvasTexts';
import { Minimap } from './Minimap';
import { PaperPicture } from './PaperPicture';
import { themeVariables } from './themeVariables';
import { useCamera } from './useCamera';
import { useHighlight } from './useHighlight';
import { useNodeAnimation } from './useNodeAnimation';
import { usePainting } from './usePainting';
import { useReadableNodes } from './useReadableNodes';
import { useViewport } from './useViewport';
import styles from './LineageCanvas.module.css';

const NO_COMPONENTS: LineageCanvasComponents = {};

/**
 * An interactive drawing of lineage that can be panned and zoomed. Everything is painted; nodes at a readable scale are
 * also real links and buttons. It fills its container. The viewport is kept when the graph changes: set a new `key` to
 * reset it.
 *
 * @public
 */
export const LineageCanvas = forwardRef<
  LineageCanvasHandle,
  LineageCanvasProps
>((props, ref) => {
  const { nodes, edges, bounds, active, path } = props;
  const { texts = ENGLISH_TEXTS, components = NO_COMPONENTS } = props;
  const { theme = LIGHT_THEME, printTheme = theme } = props;
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLDivElement>(null);
  const minimapFrame = useRef<HTMLDivElement>(null);
  const keysId = useId();

  const camera = useCamera(frame);
  const graph = useMemo(() => new CanvasGraph(nodes, edges), [nodes, edges]);
  const measured = useMemo(() => measureTheme(theme), [theme]);
  const highlight = useHighlight(graph, active, path);
  const offsets = useRef<ReadonlyMap<string, Point>>();
  const scene = (): PaintedScene => ({
    graph,
    theme: measured,
    ...highlight,
    offsets: offsets.current,
  });
  const requestPaint = usePainting(canvas, camera, scene);
  useNodeAnimation(graph, offsets, requestPaint);
  const [near, onNearMove] = useReadableNodes(camera, graph);
  useViewport({
    ...{ camera, graph, bounds, active, overlay, minimapFrame },
    fitTo: props.fitTo,
    onMove: () => {
      requestPaint();
      onNearMove();
    },
    onZoomedOut: props.onZoomedOut,
    onZoomedIn: props.onZoomedIn,
  });

  const commands = createCameraCommands(camera, graph, bounds);
  const description = texts.picture({
    nodes: nodes.length,
    edges: edges.length,
  });
  useImperativeHandle(ref, () => ({
    ...commands,
    toSvg: caption =>
      sceneToSvg(
        scene(),
        bounds,
        { title: caption?.title ?? texts.name, description },
        caption,
      ),
    toPng: caption => sceneToPng(scene(), bounds, caption),
  }));

  return (
    <div
      className={styles.root}
      style={themeVariables(theme)}
      role="region"
      aria-label={texts.name}
      aria-describedby={keysId}
      aria-busy={props.busy || undefined}
    >
      <CanvasFrame
        {...props}
        {...{ frame, canvas, overlay, graph, camera, commands }}
        {...{ highlight, near, texts, theme, components }}
      >
        <span id={keysId} className={styles.keys}>
          {texts.keys}
        </span>
      </CanvasFrame>
      <PaperPicture
        graph={graph}
        theme={printTheme}
        bounds={bounds}
        title={texts.name}
        description={description}
      />
      {props.busy && <div className={styles.busy} />}
      <Minimap
        graph={graph}
        theme={theme}
        bounds={bounds}
        frameRef={minimapFrame}
        onMove={point =>
          camera?.moveTo(
            centreOn(
              { ...point, width: 0, height: 0 },
              camera.size,
              camera.viewport.scale,
            ),
            { glide: false },
          )
        }
      />
      <CanvasControls commands={commands} texts={texts} />
    </div>
  );
});
