import { Verdict } from '@mlownership/backstage-plugin-ml-ownership-common';
import { CanvasWords } from './canvasWords';
import { Drawing } from './Drawing';
import { detailAt, Scene } from './Scene';
import { Emphasis, emphasisOf } from './emphasisOf';
import { textWidth, twoLines } from './fitText';
import { NodeStyles } from './NodeStyles';
import { Dot } from './Shape';
import { sideButtons } from './sideButtons';
import { stripePattern, STRIPE_WIDTH } from './stripePattern';
import { CanvasNode, Rectangle } from './types';
import { verdictSign } from './verdictSign';

const CORNER = 8;
const FAINT = 0.3;
/** From the left edge to the text: stripe and space. */
const INDENT = 20;
const END = 12;
const OVERHANG = 24;

/** Draws the nodes, in as much detail as can be made out. */
export function drawNodes(drawing: Drawing, scene: Scene): void {
  const { graph, area, offsets } = scene;
  const draw = {
    near: drawCard,
    middle: drawBox,
    far: drawSpot,
  }[detailAt(scene.scale)];
  const plain = new NodeStyles(scene.theme, scene.scale);
  const faint = new NodeStyles(scene.theme, scene.scale, FAINT);
  const visible = area
    ? graph.rooms.overlapping(withOverhang(area))
    : graph.nodes;
  for (const node of visible) {
    const offset = offsets?.get(node.id);
    const emphasis = emphasisOf(node.id, scene);
    draw(
      drawing,
      offset ? { ...node, x: node.x + offset.x, y: node.y + offset.y } : node,
      emphasis === 'faint' ? faint : plain,
      emphasis,
      scene.words,
    );
  }
}

/** Buttons and stacks reach out of their nodes. */
function withOverhang({ x, y, width, height }: Rectangle): Rectangle {
  return {
    x: x - OVERHANG,
    y: y - OVERHANG,
    width: width + 2 * OVERHANG,
    height: height + 2 * OVERHANG,
  };
}

/** All that a node shows. */
function drawCard(
  drawing: Drawing,
  node: CanvasNode,
  styles: NodeStyles,
  emphasis: Emphasis,
  words: CanvasWords,
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
  if (node.verdict) {
    const word = words.verdict[node.verdict];
    const text =
      node.level === undefined ? word : `${word} ${words.level[node.level]}`;
    const taken = textWidth(text, styles.estimated(styles.word));
    drawing.text('texts', styles.word, { x: right, y: row(2), text });
    drawVerdict(drawing, styles, node.verdict, {
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
  if (node.tier !== undefined) {
    drawing.text('texts', styles.quietEnd, {
      x: right,
      y: row(3) - 2,
      text: words.tier(node.tier),
    });
  }
  drawButtons(drawing, node, styles);
}

/** The title, as large as the box allows. */
function drawBox(
  drawing: Drawing,
  node: CanvasNode,
  styles: NodeStyles,
  emphasis: Emphasis,
): void {
  drawFrame(drawing, node, styles, emphasis);
  const { size } = styles.largeTitle;
  const marked = node.verdict && node.verdict !== 'not-in-scope';
  const width = node.width - INDENT - (marked ? 44 : END);
  const lines = twoLines(
    node.title,
    width,
    styles.estimated(styles.largeTitle),
  );
  lines.forEach((text, at) =>
    drawing.text('texts', styles.largeTitle, {
      x: node.x + INDENT,
      y: node.y + node.height / 2 + (at - (lines.length - 1) / 2) * size * 1.15,
      text,
    }),
  );
  if (node.verdict && marked) {
    drawVerdict(drawing, styles, node.verdict, {
      x: node.x + node.width - 26,
      y: node.y + node.height / 2,
      radius: 15,
    });
  }
  drawButtons(drawing, node, styles);
}

/** A spot in the colour of the team, with a cell for the verdict. */
function drawSpot(
  drawing: Drawing,
  node: CanvasNode,
  styles: NodeStyles,
  emphasis: Emphasis,
): void {
  if (emphasis === 'path' || node.isRoot) {
    const reach = styles.reach;
    drawing.room(
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
  const known = !node.isMissing && !node.isGhost;
  drawing.room('cards', known ? styles.team(node) : styles.spotUnknown, node);
  if (node.verdict && node.verdict !== 'not-in-scope') {
    const cell = Math.min(node.height, node.width / 2);
    const inset = cell * 0.14;
    drawing.room('stripes', styles.spotCell, {
      x: node.x + node.width - cell + inset,
      y: node.y + inset,
      width: cell - 2 * inset,
      height: node.height - 2 * inset,
    });
    drawVerdict(drawing, styles, node.verdict, {
      x: node.x + node.width - cell / 2,
      y: node.y + node.height / 2,
      radius: cell * 0.3,
    });
  }
}

/** Ground, border, and the stripe of the team. */
function drawFrame(
  drawing: Drawing,
  node: CanvasNode,
  styles: NodeStyles,
  emphasis: Emphasis,
): void {
  if (node.isGroup) {
    for (const shift of [8, 4]) {
      drawing.room(
        'stacks',
        styles.stack,
        { ...roomOf(node), x: node.x + shift, y: node.y + shift },
        CORNER,
      );
    }
  }
  drawing.room('cards', styles.frame(node, emphasis), node, CORNER);
  if (node.team) {
    const stripe = {
      x: node.x + 5,
      y: node.y + 7,
      width: STRIPE_WIDTH,
      height: node.height - 14,
    };
    drawing.room('stripes', styles.team(node), stripe);
    for (const steps of stripePattern(node.team.pattern, stripe)) {
      drawing.line('patterns', styles.pattern, steps);
    }
  }
}

function drawVerdict(
  drawing: Drawing,
  styles: NodeStyles,
  verdict: Verdict,
  dot: Dot,
): void {
  const style = styles.verdicts[verdict];
  drawing.dot('marks', style.dot, dot);
  if (styles.showsSign(dot.radius)) {
    drawing.line('mark signs', style.sign, verdictSign(verdict, dot));
  }
}

function drawButtons(
  drawing: Drawing,
  node: CanvasNode,
  styles: NodeStyles,
): void {
  for (const button of sideButtons(node)) {
    drawing.room('buttons', styles.button, button, button.height / 2);
    drawing.text('button texts', styles.buttonText, {
      text: button.text,
      x: button.x + button.width / 2,
      y: button.y + button.height / 2,
    });
  }
}

function roomOf({ x, y, width, height }: Rectangle): Rectangle {
  return { x, y, width, height };
}
