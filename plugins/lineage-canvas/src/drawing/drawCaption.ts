import { DrawBatch } from './DrawBatch';
import { edgeStyle } from './drawEdges';
import { textWidth, wrapText } from './fitText';
import { MeasuredTheme } from './MeasuredTheme';
import { NodeStyles } from './NodeStyles';
import { Shape, TextStyle } from './Shape';
import { statusSign } from './statusSign';
import { stripePattern } from './stripePattern';
import { EdgeOrigin, NodeStatus, Point, Rectangle, TeamStyle } from '../types';

/**
 * A sample of what a legend explains.
 *
 * @public
 */
export type LegendSample =
  | { type: 'edge'; origin: EdgeOrigin; crossesTeams: boolean }
  | { type: 'status'; status: NodeStatus }
  | { type: 'team'; team: TeamStyle }
  | { type: 'unknown' };

/**
 * What an image says about itself, so that it can be understood apart from the page.
 *
 * @public
 */
export interface PictureCaption {
  title: string;
  /** Sentences below the title, such as the date and what the image leaves out. */
  notes: readonly string[];
  /** Below the graph. An entry without a sample is text that starts a row. */
  legend: readonly { label: string; sample?: LegendSample }[];
}

/** Narrower graphs get space for the texts beside them. */
const MIN_WIDTH = 640;
/** In wider images, the texts grow with the width, up to the factor. */
const NATURAL_WIDTH = 1600;
const MAX_FACTOR = 4;
const TITLE = { size: 20, line: 28 };
const NOTE = { size: 13, line: 20 };
const LEGEND = { size: 12, line: 26, gap: 28 };
const SAMPLE = { width: 40, height: 14, gap: 8 };
const DISTANCE = 28;

/**
 * Draws the caption around a graph: title and notes above, the legend below.
 *
 * @param bounds - of the graph
 * @returns the shapes, and the bounds of graph and caption
 */
export function drawCaption(
  caption: PictureCaption,
  theme: MeasuredTheme,
  bounds: Rectangle,
): { shapes: Shape[]; bounds: Rectangle } {
  const drawing = new DrawBatch();
  const width = Math.max(MIN_WIDTH, bounds.width);
  const factor = Math.min(MAX_FACTOR, Math.max(1, width / NATURAL_WIDTH));
  const title: TextStyle = {
    fill: theme.text,
    size: TITLE.size * factor,
    bold: true,
    align: 'start',
  };
  const note: TextStyle = {
    fill: theme.quietText,
    size: NOTE.size * factor,
    align: 'start',
  };
  const { plain, bold } = theme.stretch;
  const lines = [
    ...wrapText(caption.title, width, title.size * bold).map(text => ({
      text,
      style: title,
      height: TITLE.line * factor,
    })),
    ...caption.notes
      .flatMap(text => wrapText(text, width, note.size * plain))
      .map(text => ({ text, style: note, height: NOTE.line * factor })),
  ];
  const above = lines.reduce((sum, { height }) => sum + height, 0);
  const top = bounds.y - DISTANCE * factor - above;
  let y = top;
  for (const { text, style, height } of lines) {
    drawing.text('texts', style, { x: bounds.x, y: y + height / 2, text });
    y += height;
  }
  const below = bounds.y + bounds.height + DISTANCE * factor;
  const end = drawLegend(drawing, caption.legend, theme, {
    x: bounds.x,
    y: below,
    width,
    factor,
  });
  return {
    shapes: drawing.shapes(),
    bounds: { x: bounds.x, y: top, width, height: end - top },
  };
}

/**
 * Draws the entries in rows.
 *
 * @returns the lower end
 */
function drawLegend(
  drawing: DrawBatch,
  legend: PictureCaption['legend'],
  theme: MeasuredTheme,
  place: Point & { width: number; factor: number },
): number {
  const { factor } = place;
  const styles = new NodeStyles(theme, 1);
  const text: TextStyle = {
    fill: theme.text,
    size: LEGEND.size * factor,
    align: 'start',
  };
  const line = LEGEND.line * factor;
  let x = place.x;
  let y = place.y + line / 2;
  for (const { label, sample } of legend) {
    const isLong = sample?.type === 'edge' || sample?.type === 'unknown';
    const size = {
      width: (isLong ? SAMPLE.width : SAMPLE.height) * factor,
      height: SAMPLE.height * factor,
    };
    const indent = sample ? size.width + SAMPLE.gap * factor : 0;
    const taken = indent + textWidth(label, text.size * theme.stretch.plain);
    const isFull = x + taken > place.x + place.width;
    if (x > place.x && (isFull || !sample)) {
      x = place.x;
      y += line;
    }
    if (sample) {
      drawSample(drawing, sample, theme, styles, {
        ...size,
        x,
        y: y - size.height / 2,
      });
    }
    drawing.text('texts', text, { x: x + indent, y, text: label });
    x += taken + LEGEND.gap * factor;
  }
  return legend.length > 0 ? y + line / 2 : place.y;
}

function drawSample(
  drawing: DrawBatch,
  sample: LegendSample,
  theme: MeasuredTheme,
  styles: NodeStyles,
  area: Rectangle,
): void {
  const { x, y, width, height } = area;
  const middle = y + height / 2;
  switch (sample.type) {
    case 'edge': {
      const { origin, crossesTeams } = sample;
      const style = edgeStyle({ theme, scale: 1 }, origin, crossesTeams, false);
      drawing.line('edges', style.line, [
        ['M', x, middle],
        ['L', x + width, middle],
      ]);
      if (origin === 'observed') {
        drawing.line('edge insides', style.inside, [
          ['M', x, middle],
          ['L', x + width, middle],
        ]);
      }
      return;
    }
    case 'status': {
      const dot = { x: x + width / 2, y: middle, radius: height / 2 };
      const style = styles.statuses[sample.status];
      drawing.dot('marks', style.dot, dot);
      drawing.line('mark signs', style.sign, statusSign(sample.status, dot));
      return;
    }
    case 'team': {
      drawing.rectangle('stripes', styles.team(sample), area);
      for (const steps of stripePattern(sample.team.pattern, area)) {
        drawing.line('patterns', styles.pattern, steps);
      }
      return;
    }
    default:
      drawing.rectangle(
        'cards',
        { fill: theme.ground, stroke: theme.border, width: 1, dash: [5, 4] },
        area,
        3,
      );
  }
}
