import { CanvasTheme } from './CanvasTheme';
import { DrawBatch } from './DrawBatch';
import { edgeDash } from './edgeDash';
import { EdgeLine } from './EdgeLine';
import { detailAt, Scene } from './Scene';
import { getEmphasis } from './getEmphasis';
import { EdgeLabel, LABEL_SIZE } from './LabelPlacer';
import { Step, Style, TextStyle } from './Shape';
import { EdgeOrigin, Point } from '../types';
import { overlap, READABLE_SCALE } from '../viewport/viewport';

const WIDTHS: Record<EdgeOrigin, number> = {
  declared: 1.5,
  claimed: 2.2,
  observed: 3.9,
  inferred: 1.1,
};
const WEAKEST_FIRST: readonly EdgeOrigin[] = [
  'inferred',
  'claimed',
  'declared',
  'observed',
];
const FAINT = 0.22;

/** Draws the edges: lines, arrows and, at a readable scale, labels. */
export function drawEdges(drawing: DrawBatch, scene: Scene): void {
  const { graph, theme, scale, area } = scene;
  const detail = detailAt(scale);
  const styleOf = edgeStyles(drawing, scene);
  const labels = graph.labelsFor(theme.stretch.plain);
  const labelStyles = {
    back: { fill: theme.ground },
    text: { fill: theme.quietText, size: LABEL_SIZE, align: 'middle' },
  } as const;
  const arrow = 9 * Math.max(1, READABLE_SCALE / scale);
  for (const line of graph.lines) {
    if (area && !overlap(line.box, area)) {
      continue;
    }
    const { edge } = line;
    const emphasis = getEmphasis(edge.id, scene);
    const faint = emphasis === 'faint';
    const style = styleOf(line, faint);
    const layer = faint ? 'faint edges' : 'edges';
    if (detail === 'far') {
      if (emphasis === 'path') {
        drawing.line('path', style.halo, line.steps);
      }
      drawing.line(layer, style.line, line.steps);
      continue;
    }
    for (const { steps, box } of line.spans) {
      if (area && !overlap(box, area)) {
        continue;
      }
      if (emphasis === 'path') {
        drawing.line('path', style.halo, steps);
      }
      drawing.line(layer, style.line, steps);
      if (line.origin === 'observed') {
        drawing.line(
          faint ? 'faint edge insides' : 'edge insides',
          style.inside,
          steps,
        );
      }
    }
    drawing.line('edge marks', style.arrow, arrowHead(line, arrow));
    if (edge.origins.length > 1) {
      drawing.dot('edge marks', style.dot, {
        ...line.middle,
        radius: 4,
      });
    }
    if (edge.hasGap) {
      drawing.line('edge marks', style.gap, gapMark(line.middle));
    }
    const label =
      detail === 'near' && !faint ? labels.labelOf(edge) : undefined;
    if (label && (!area || overlap(label, area))) {
      drawLabel(drawing, label, labelStyles);
    }
  }
}

function drawLabel(
  drawing: DrawBatch,
  label: EdgeLabel,
  styles: { back: Style; text: TextStyle },
): void {
  drawing.rectangle('edge labels', styles.back, label, 2);
  drawing.text('edge label texts', styles.text, {
    text: label.text,
    x: label.x + label.width / 2,
    y: label.y + label.height / 2,
  });
}

interface EdgeStyle {
  line: Style;
  inside: Style;
  arrow: Style;
  dot: Style;
  gap: Style;
  halo: Style;
}

/**
 * Creates one style per kind of edge, so that edges of the same style are drawn in one stroke. Stronger origins lie
 * above weaker ones, and crossings above other edges, whatever the drawing order.
 */
function edgeStyles(drawing: DrawBatch, scene: Scene) {
  const styles = new Map<string, EdgeStyle>();
  for (const faint of [true, false]) {
    for (const between of [false, true]) {
      for (const origin of WEAKEST_FIRST) {
        const style = edgeStyle(scene, origin, between, faint);
        drawing.reserveLines(faint ? 'faint edges' : 'edges', style.line);
        drawing.reserveLines('edge marks', style.arrow);
        styles.set(`${origin} ${between} ${faint}`, style);
      }
    }
  }
  return ({ origin, edge }: EdgeLine, faint: boolean): EdgeStyle =>
    styles.get(`${origin} ${edge.crossesTeams} ${faint}`)!;
}

/** The styles of the edges of one kind. */
export function edgeStyle(
  { theme, scale }: Pick<Scene, 'scale' | 'theme'>,
  origin: EdgeOrigin,
  between: boolean,
  faint: boolean,
): EdgeStyle {
  const detail = detailAt(scale);
  const stroke = lineColour(origin, between, theme);
  const opacity = faint ? FAINT : undefined;
  // At the lowest detail, all origins share a hairline; only crossings are slightly thicker.
  const width =
    detail === 'far'
      ? (between ? 1 : 0.6) / scale
      : WIDTHS[origin] * Math.max(1, READABLE_SCALE / scale);
  return {
    line: {
      stroke,
      width,
      opacity,
      ...(detail !== 'far' && {
        // At medium detail, dashes are longer, and so fewer, and dots are square, which draws faster.
        dash: edgeDash(origin, between).map(length =>
          detail === 'near' ? length : Math.max(2 * length, width),
        ),
        round: detail === 'near' && origin === 'claimed',
      }),
    },
    inside: { stroke: theme.ground, width: width / 3 },
    arrow: { fill: stroke, opacity },
    dot: { fill: theme.ground, stroke, width: 1.5, opacity },
    gap: { stroke, width: 1.5, opacity },
    halo: {
      stroke: theme.accent,
      width: 8 / Math.min(1, scale * 1.5),
      opacity: 0.55,
    },
  };
}

function lineColour(
  origin: EdgeOrigin,
  between: boolean,
  theme: CanvasTheme,
): string {
  if (between) {
    return theme.crossing;
  }
  return origin === 'observed' || origin === 'inferred'
    ? theme.observed
    : theme.line;
}

function arrowHead(line: EdgeLine, length: number): Step[] {
  const { tip, heading } = line;
  const [x, y] = [tip.x - heading.x * length, tip.y - heading.y * length];
  const half = length * 0.45;
  return [
    ['M', tip.x, tip.y],
    ['L', x - heading.y * half, y + heading.x * half],
    ['L', x + heading.y * half, y - heading.x * half],
    ['Z'],
  ];
}

/** Two slanted strokes: the mark of an edge that passes through hidden entities. */
function gapMark({ x, y }: Point): Step[] {
  return [-3, 3].flatMap((shift): Step[] => [
    ['M', x + shift - 3, y + 7],
    ['L', x + shift + 3, y - 7],
  ]);
}
