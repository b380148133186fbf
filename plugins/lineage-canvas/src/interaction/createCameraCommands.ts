import { CanvasGraph } from '../drawing/CanvasGraph';
import { Rectangle } from '../types';
import { Camera } from '../viewport/Camera';
import { centreOn, fitAll, READABLE_SCALE, reveal } from '../viewport/viewport';

const ZOOM_STEP = 1.4;

/**
 * Movements of the view, each with an animation. Ids of unknown nodes are ignored.
 *
 * @public
 */
export interface CameraCommands {
  /** Fits the whole graph into view. */
  fit(): void;
  /** Centres a node at a readable scale. */
  center(nodeId: string): void;
  /** Pans and zooms only as far as needed to show a node. */
  reveal(nodeId: string): void;
  zoomIn(): void;
  zoomOut(): void;
}

/**
 * Creates the commands for a camera, which do nothing before there is one.
 *
 * @public
 */
export function createCameraCommands(
  camera: Camera | undefined,
  graph: CanvasGraph,
  bounds: Rectangle,
): CameraCommands {
  return {
    fit: () => camera?.moveTo(fitAll(bounds, camera.size), { glide: true }),
    center: nodeId => {
      const node = graph.node(nodeId);
      if (camera && node) {
        const scale = Math.max(camera.viewport.scale, READABLE_SCALE * 1.5);
        camera.moveTo(centreOn(node, camera.size, scale), { glide: true });
      }
    },
    reveal: nodeId => {
      const node = graph.node(nodeId);
      if (camera && node) {
        camera.moveTo(reveal(node, camera.viewport, camera.size), {
          glide: true,
        });
      }
    },
    zoomIn: () => camera?.zoomBy(ZOOM_STEP),
    zoomOut: () => camera?.zoomBy(1 / ZOOM_STEP),
  };
}
