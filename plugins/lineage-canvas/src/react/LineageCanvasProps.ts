import { CanvasTheme } from '../drawing/CanvasTheme';
import { PictureCaption } from '../drawing/drawCaption';
import { CameraCommands } from '../interaction/createCameraCommands';
import { CanvasEdge, CanvasNode, Rectangle, Side } from '../types';
import { LineageCanvasComponents } from './LineageCanvasComponents';
import { LineageCanvasTexts } from './LineageCanvasTexts';

/**
 * Imperative API of the canvas.
 *
 * @public
 */
export interface LineageCanvasHandle extends CameraCommands {
  /** Exports the whole graph as an SVG document. */
  toSvg(caption?: PictureCaption): string;
  /** Exports the whole graph as a PNG; rejects with an `ImageExportError` if the browser cannot draw it. */
  toPng(caption?: PictureCaption): Promise<Blob>;
}

/**
 * Properties of the canvas. Give it the same `nodes`, `edges`, `theme` and `components` in every rendering in which they
 * have not changed: a new list is a new drawing.
 *
 * @public
 */
export interface LineageCanvasProps {
  nodes: readonly CanvasNode[];
  edges: readonly CanvasEdge[];
  /** The rectangle around all nodes and routes. */
  bounds: Rectangle;
  /** Id of the node whose upstream and downstream nodes are highlighted. */
  active?: string;
  /** Ids of the nodes and edges on the selected path. */
  path?: ReadonlySet<string>;
  /**
   * What the view fits. It moves whenever `key` changes, not when the graph does; set the key together with the graph
   * that contains the nodes. All nodes if `nodes` is undefined, except at first: then the view may begin at the root.
   */
  fitTo?: { key: string; nodes?: readonly string[] };
  /** Whether the graph is about to change. */
  busy?: boolean;
  /** Defaults to English. */
  texts?: LineageCanvasTexts;
  /** Defaults to `LIGHT_THEME`. */
  theme?: CanvasTheme;
  /** Theme on paper. Defaults to `theme`. */
  printTheme?: CanvasTheme;
  components?: LineageCanvasComponents;
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
