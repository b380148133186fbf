import { CanvasNode, Side } from '../types';

/**
 * The texts of the canvas, in the language of the reader.
 *
 * @public
 */
export interface LineageCanvasTexts {
  /** Name of the region, and title of an exported image. */
  name: string;
  /** Describes an image of the whole graph. */
  picture: (counts: { nodes: number; edges: number }) => string;
  /** Explains the keys to screen readers, see `keyAction`. */
  keys: string;
  zoomIn: string;
  zoomOut: string;
  showAll: string;
  /** Names the button that shows the hidden neighbours on a side, or the members of a group. */
  expand: (node: CanvasNode, side: Side) => string;
  /** Names the button that hides the neighbours on a side. */
  collapse: (node: CanvasNode, side: Side) => string;
}

/**
 * The texts if none are given.
 *
 * @public
 */
export const ENGLISH_TEXTS: LineageCanvasTexts = {
  name: 'Lineage graph',
  picture: ({ nodes, edges }) =>
    `${nodes} nodes and ${edges} edges; data flows from left to right.`,
  keys: 'Arrow keys: right and left move along the data flow, up and down within a layer. Enter selects. Plus expands and minus collapses downstream; with Shift, upstream. Zero fits everything. Escape clears the highlight.',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  showAll: 'Show everything',
  expand: ({ title, isGroup, omittedNeighbours }, side) =>
    isGroup
      ? `Show the ${omittedNeighbours[side]} members of ${title}`
      : `Show ${omittedNeighbours[side]} more ${side} of ${title}`,
  collapse: ({ title }, side) => `Collapse ${side} of ${title}`,
};
