import { fitText, textWidth, twoLines } from './fitText';
import { SpatialGrid } from './SpatialGrid';
import { CanvasNode, Rectangle } from '../types';

/** Size of a title on the screen, in CSS pixels, at every scale. */
export const TITLE_SIZE = 12;
export const TITLE_LINE = 14;
/** Space between the left edge of a node and its title, for the team and the status. */
const TITLE_INDENT = 24;
const PADDING = 2;
/** Maximum width of a title if nodes are too small to contain one. */
const LONGEST = 150;
/** Minimum width of a truncated title; a shorter one is meaningless. */
const SHORTEST = 28;
/** How far a title may extend beyond its node in order to be complete. */
const OVERHANGS = [0, 20, 40];
/** Space kept free around titles of nodes too small to contain one, so that the nodes stay visible. */
const APART = { x: 24, y: 14 };

/**
 * A title and its rectangle, in pixels of the drawing.
 *
 * @public
 */
export interface NodeTitle extends Rectangle {
  lines: readonly string[];
}

/** A title and its rectangle on the screen. */
type Candidate = NodeTitle;

/** Whether a node is too small to contain its title at a scale. */
export function isTooSmall(node: Rectangle, scale: number): boolean {
  return node.height * scale < TITLE_LINE + PADDING;
}

/**
 * Places titles that have the same size on the screen at every scale, like labels on a map. More important nodes are
 * placed first. A title goes on its node, above it or below it, and overlaps neither another title nor another node. If
 * nodes are too small to contain a title, titles may cover nodes but keep a minimum distance from each other. A title
 * without a free position is omitted.
 *
 * @param nodes - the most important first
 * @param scale - CSS pixels per pixel of the drawing
 * @param stretch - factor by which text is wider than estimated
 */
export function placeTitles(
  nodes: readonly CanvasNode[],
  options: { scale: number; stretch: number },
): Map<string, NodeTitle> {
  const { scale, stretch } = options;
  const size = TITLE_SIZE * stretch;
  const boxes = nodes.map(node => ({ id: node.id, ...times(node, scale) }));
  const others = new SpatialGrid(boxes);
  const taken = new SpatialGrid<Rectangle>();
  const placed = new Map<string, NodeTitle>();
  nodes.forEach((node, index) => {
    const box = boxes[index];
    const tooSmall = isTooSmall(node, scale);
    const candidates = tooSmall
      ? aside(node.title, box, size)
      : onNode(node.title, box, size);
    for (const candidate of candidates) {
      const rectangle = tooSmall ? withSpace(candidate) : candidate;
      const isFree =
        taken.overlapping(rectangle).length === 0 &&
        (tooSmall ||
          others.overlapping(rectangle).every(({ id }) => id === box.id));
      if (isFree) {
        taken.add(candidate);
        placed.set(node.id, {
          lines: candidate.lines,
          ...times(candidate, 1 / scale),
        });
        return;
      }
    }
  });
  return placed;
}

/** Candidates for a node that is large enough: complete in one line or two, then below or above, then truncated. */
function* onNode(
  title: string,
  box: Rectangle,
  size: number,
): Generator<Candidate> {
  const own = box.width - TITLE_INDENT - PADDING;
  const left = box.x + TITLE_INDENT;
  const middle = box.y + box.height / 2;
  const on = (lines: string[]) => {
    const height = lines.length * TITLE_LINE;
    return candidateAt(lines, left, middle - height / 2, size);
  };
  const wholes = OVERHANGS.flatMap(overhang => [
    [title],
    twoLines(title, own + overhang, size),
  ]).filter(
    (lines, index) =>
      lines.every(line => title.includes(line)) &&
      widthOf(lines, size) <= own + OVERHANGS[Math.floor(index / 2)],
  );
  for (const lines of wholes) {
    yield on(lines);
  }
  yield candidateAt([title], left, box.y + box.height, size);
  yield candidateAt([title], left, box.y - TITLE_LINE, size);
  for (const overhang of [24, 12, 0].filter(more => own + more >= SHORTEST)) {
    yield on(twoLines(title, own + overhang, size));
    yield on([fitText(title, own + overhang, size)]);
  }
}

/** Candidates next to a node that is too small. */
function* aside(
  title: string,
  box: Rectangle,
  size: number,
): Generator<Candidate> {
  const lines = [fitText(title, LONGEST, size)];
  const width = widthOf(lines, size);
  const middle = box.y + box.height / 2 - TITLE_LINE / 2;
  const centred = box.x + (box.width - width) / 2;
  yield candidateAt(lines, box.x + box.width + PADDING, middle, size);
  yield candidateAt(lines, centred, box.y + box.height, size);
  yield candidateAt(lines, centred, box.y - TITLE_LINE, size);
}

function candidateAt(
  lines: readonly string[],
  x: number,
  y: number,
  size: number,
): Candidate {
  return {
    lines,
    x,
    y,
    width: widthOf(lines, size) + PADDING,
    height: lines.length * TITLE_LINE,
  };
}

function widthOf(lines: readonly string[], size: number): number {
  return Math.max(...lines.map(line => textWidth(line, size)));
}

function withSpace({ x, y, width, height }: Rectangle): Rectangle {
  return {
    x: x - APART.x,
    y: y - APART.y,
    width: width + 2 * APART.x,
    height: height + 2 * APART.y,
  };
}

function times({ x, y, width, height }: Rectangle, by: number): Rectangle {
  return { x: x * by, y: y * by, width: width * by, height: height * by };
}
