import { Point, Rectangle } from '../types';

/**
 * One step of a path: move to, line to, curve to, close.
 *
 * @public
 */
export type Step =
  | readonly ['M' | 'L', number, number]
  | readonly ['Q', number, number, number, number]
  | readonly ['C', number, number, number, number, number, number]
  | readonly ['Z'];

/**
 * Style of lines, rectangles and dots; lengths in pixels of the drawing.
 *
 * @public
 */
export interface Style {
  fill?: string;
  stroke?: string;
  width?: number;
  dash?: readonly number[];
  round?: boolean;
  opacity?: number;
}

/**
 * Style of text, which is positioned by its middle line.
 *
 * @public
 */
export interface TextStyle {
  fill: string;
  size: number;
  bold?: boolean;
  align: 'start' | 'middle' | 'end';
  opacity?: number;
}

/**
 * A circle around a point.
 *
 * @public
 */
export interface Dot extends Point {
  radius: number;
}

/**
 * A text at a point.
 *
 * @public
 */
export interface PlacedText extends Point {
  text: string;
}

/**
 * Shapes of one style. A scene is a list of these, in drawing order.
 *
 * @public
 */
export type Shape =
  | { type: 'lines'; style: Style; items: (readonly Step[])[] }
  | { type: 'rectangles'; style: Style; radius: number; items: Rectangle[] }
  | { type: 'dots'; style: Style; items: Dot[] }
  | { type: 'texts'; style: TextStyle; items: PlacedText[] };
