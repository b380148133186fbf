import { DrawBatch } from './DrawBatch';
import { detailAt, Scene } from './Scene';
import { Emphasis, getEmphasis } from './getEmphasis';
import { textWidth } from './fitText';
import { NodeStyles } from './NodeStyles';
import { isTooSmall, NodeTitle, TITLE_LINE } from './placeTitles';
import { Dot } from './Shape';
import { sideButtons } from './sideButtons';
import { stripePattern, STRIPE_WIDTH } from './stripePattern';
import { CanvasNode, NodeStatus, Point, Rectangle } from '../types';
import { statusSign } from './statusSign';

const CORNER = 8;
const FAINT = 0.3;
/** Distance from the left edge to the text: stripe and padding. */
const INDENT = 20;
const END = 12;
const OVERHANG = 24;
/** How far titles extend beyond their nodes, in CSS pixels. */
const TITLE_OVERHANG = 180;
/** The status beside a title: distance of its centre from the left edge of the node, and its radius, in CSS pixels. */
const MARK_AT = 15;
const MARK = 5;

/** Draws the nodes, at the level of detail of the scale. */
export function drawNodes(drawing: DrawBatch, scene: Scene): void {
  const { graph, area, offsets } = scene;
  const detail = detailAt(scene.scale);
  const draw = detail === 'near' ? drawCard : drawBox;
  const plain = new NodeStyles(scene.theme, scene.scale);
  const faint = new NodeStyles(scene.theme, scene.scale, FAINT);
  const titles =
    detail === 'near'
      ? undefined
      : graph.titlesAt(scene.scale, scene.theme.stretch.bold);
  const overhang = OVERHANG + (titles ? TITLE_OVERHANG / scene.scale : 0);
  const visible = area
    ? graph.grid.overlapping(withOverhang(area, overhang))
    : graph.nodes;
  for (const node of visible) {
    const offset = offsets?.get(node.id);
    const emphasis = getEmphasis(node.id, scene);
    const styles = emphasis === 'faint' ? faint : plain;
    const placed = offset
      ? { ...node, x: node.x + offset.x, y: node.y + offset.y }
      : node;
    draw(drawing, placed, styles, emphasis);
    if (detail !== 'far' && !scene.isStatic) {
      drawButtons(drawing, placed, styles);
    }
    const title = titles?.get(node.id);
    if (title) {
      drawTitle(drawing, title, offset ?? { x: 0, y: 0 }, styles);
    }
  }
}

/** Extends a rectangle, because buttons, stacks and titles extend beyond their nodes. */
function withOverhang(
  { x, y, width, height }: Rectangle,
  overhang: number,
): Rectangle {
  return {
    x: x - overhang,
    y: y - overhang,
    width: width + 2 * overhang,
    height: height + 2 * overhang,
  };
}

/** Draws a node with full detail. */
function drawCard(
  drawing: DrawBatch,
  node: CanvasNode,
  styles: NodeStyles,
  emphasis: Emphasis,
): void {
  drawFrame(drawing, node, styles, emphasis);
  const x = node.x + INDENT;
  const width = node.width - INDENT - END;
  const right = node.x + node.width - END;
  const row = (at: number) => node.y + (node.height * (2 * at - 1)) / 6;
  drawing.text('texts', styles.title, {
    x,
    y: row(1) + 2,
    text: styles.fit(node.title, width, styles.title),
  });

  let captionWidth = width;
  if (node.status) {
    const { type, label: text } = node.status;
    const taken = textWidth(text, styles.estimated(styles.label));
    drawing.text('texts', styles.label, { x: right, y: row(2), text });
    drawStatus(drawing, styles, type, {
      x: right - taken - 10,
      y: row(2),
      radius: 7,
    });
    captionWidth -= taken + 26;
  }
  drawing.text('texts', styles.quiet, {
    x,
    y: row(2),
    text: styles.fit(node.caption, captionWidth, styles.quiet),
  });
  if (node.owner) {
    drawing.text('texts', styles.quiet, {
      x,
      y: row(3) - 2,
      text: styles.fit(node.owner.label, width - 48, styles.quiet),
    });
  }
  if (node.note !== undefined) {
    drawing.text('texts', styles.quietEnd, {
      x: right,
      y: row(3) - 2,
      text: node.note,
    });
  }
}

/** Draws the team and the status as large as possible; the title is drawn separately. */
function drawBox(
  drawing: DrawBatch,
  node: CanvasNode,
  styles: NodeStyles,
  emphasis: Emphasis,
): void {
  if (isTooSmall(node, styles.scale)) {
    drawSpot(drawing, node, styles, emphasis);
    return;
  }
  drawFrame(drawing, node, styles, emphasis);
  if (node.status && node.status.type !== 'excluded') {
    drawStatus(drawing, styles, node.status.type, {
      x: node.x + MARK_AT / styles.scale,
      y: node.y + node.height / 2,
      radius: Math.min(MARK / styles.scale, node.height * 0.35),
    });
  }
}

function drawTitle(
  drawing: DrawBatch,
  { lines, x, y, width, height }: NodeTitle,
  offset: Point,
  styles: NodeStyles,
): void {
  const { farTitle, scale } = styles;
  const line = TITLE_LINE / scale;
  const middle = y + offset.y + height / 2;
  const left = x + offset.x;
  drawing.rectangle(
    'title grounds',
    styles.titleGround,
    {
      x: left,
      y: middle - (lines.length * line) / 2,
      width: Math.min(width, textWidthOf(lines, styles)),
      height: lines.length * line,
    },
    2 / scale,
  );
  lines.forEach((text, at) =>
    drawing.text('titles', farTitle, {
      x: left,
      y: middle + (at - (lines.length - 1) / 2) * line,
      text,
    }),
  );
}

function textWidthOf(lines: readonly string[], styles: NodeStyles): number {
  const size = styles.estimated(styles.farTitle);
  return Math.max(...lines.map(line => textWidth(line, size)));
}

/** Draws a spot in the colour of the team, with a cell for the status. */
function drawSpot(
  drawing: DrawBatch,
  node: CanvasNode,
  styles: NodeStyles,
  emphasis: Emphasis,
): void {
  if (emphasis === 'path' || node.isRoot) {
    const reach = styles.reach;
    drawing.rectangle(
      'stacks',
      emphasis === 'path' ? styles.spotOnPath : styles.spotRoot,
      {
        x: node.x - reach,
        y: node.y - reach,
        width: node.width + 2 * reach,
        height: node.height + 2 * reach,
      },
    );
  }
  drawing.rectangle(
    'cards',
    node.isUnknown ? styles.spotUnknown : styles.team(node),
    node,
  );
  if (node.status && node.status.type !== 'excluded') {
    const cell = Math.min(node.height, node.width / 2);
    const inset = cell * 0.14;
    drawing.rectangle('stripes', styles.spotCell, {
      x: node.x + node.width - cell + inset,
      y: node.y + inset,
      width: cell - 2 * inset,
      height: node.height - 2 * inset,
    });
    drawStatus(drawing, styles, node.status.type, {
      x: node.x + node.width - cell / 2,
      y: node.y + node.height / 2,
      radius: cell * 0.3,
    });
  }
}

/** Draws the background, the border and the stripe of the team. */
function drawFrame(
  drawing: DrawBatch,
  node: CanvasNode,
  styles: NodeStyles,
  emphasis: Emphasis,
): void {
  if (node.isGroup) {
    for (const shift of [8, 4]) {
      drawing.rectangle(
        'stacks',
        styles.stack,
        { ...outlineOf(node), x: node.x + shift, y: node.y + shift },
        CORNER,
      );
    }
  }
  drawing.rectangle('cards', styles.frame(node, emphasis), node, CORNER);
  if (node.team) {
    const stripe = {
      x: node.x + 5,
      y: node.y + 7,
      width: STRIPE_WIDTH,
      height: node.height - 14,
    };
    drawing.rectangle('stripes', styles.team(node), stripe);
    for (const steps of stripePattern(node.team.pattern, stripe)) {
      drawing.line('patterns', styles.pattern, steps);
    }
  }
}

function drawStatus(
  drawing: DrawBatch,
  styles: NodeStyles,
  status: NodeStatus,
  dot: Dot,
): void {
  const style = styles.statuses[status];
  drawing.dot('marks', style.dot, dot);
  if (styles.showsSign(dot.radius)) {
    drawing.line('mark signs', style.sign, statusSign(status, dot));
  }
}

function drawButtons(
  drawing: DrawBatch,
  node: CanvasNode,
  styles: NodeStyles,
): void {
  for (const button of sideButtons(node)) {
    drawing.rectangle('buttons', styles.button, button, button.height / 2);
    drawing.text('button texts', styles.buttonText, {
      text: button.text,
      x: button.x + button.width / 2,
      y: button.y + button.height / 2,
    });
  }
}

function outlineOf({ x, y, width, height }: Rectangle): Rectangle {
  return { x, y, width, height };
}
