import { drawCaption, PictureCaption } from './drawCaption';
import { drawScene } from './drawScene';
import { paintCanvas } from './paintCanvas';
import { paintSvg } from './paintSvg';
import { ImageExportError } from './ImageExportError';
import { PaintedScene } from './ScenePainter';
import { Shape } from './Shape';
import { Rectangle } from '../types';

const MARGIN = 40;
/** Maximum side of an image, in pixels; browsers refuse larger ones. */
const MAX_IMAGE_SIDE = 8192;

/**
 * Exports the whole scene as a vector image, without the buttons of nodes.
 *
 * @public
 */
export function sceneToSvg(
  scene: PaintedScene,
  bounds: Rectangle,
  texts: { title: string; description: string },
  caption?: PictureCaption,
): string {
  const picture = drawPicture(scene, bounds, caption);
  return paintSvg(picture.shapes, {
    bounds: picture.bounds,
    ground: scene.theme.ground,
    font: scene.theme.font,
    ...texts,
  });
}

/**
 * Exports the whole scene as a bitmap, without the buttons of nodes, at twice its natural size unless that is too large.
 *
 * @public
 */
export async function sceneToPng(
  scene: PaintedScene,
  bounds: Rectangle,
  caption?: PictureCaption,
): Promise<Blob> {
  const picture = drawPicture(scene, bounds, caption);
  const { x, y, width, height } = picture.bounds;
  const pixels = Math.min(2, MAX_IMAGE_SIDE / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * pixels);
  canvas.height = Math.round(height * pixels);
  const context = canvas.getContext('2d');
  if (!context) {
    throw new ImageExportError('impossible');
  }
  context.fillStyle = scene.theme.ground;
  context.fillRect(0, 0, canvas.width, canvas.height);
  paintCanvas(
    context,
    picture.shapes,
    { x: -x, y: -y, scale: 1 },
    pixels,
    scene.theme.font,
  );
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      blob =>
        blob ? resolve(blob) : reject(new ImageExportError('too-large')),
      'image/png',
    ),
  );
}

function drawPicture(
  scene: PaintedScene,
  bounds: Rectangle,
  caption: PictureCaption | undefined,
): { shapes: Shape[]; bounds: Rectangle } {
  const graph = drawScene({ ...scene, scale: 1, isStatic: true });
  if (!caption) {
    return { shapes: graph, bounds: withMargin(bounds) };
  }
  const around = drawCaption(caption, scene.theme, bounds);
  return {
    shapes: [...graph, ...around.shapes],
    bounds: withMargin(around.bounds),
  };
}

function withMargin({ x, y, width, height }: Rectangle): Rectangle {
  return {
    x: x - MARGIN,
    y: y - MARGIN,
    width: width + 2 * MARGIN,
    height: height + 2 * MARGIN,
  };
}
