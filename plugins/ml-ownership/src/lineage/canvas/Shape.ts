import { Point, Rectangle } from './types';

/** One step of a line: move to, straight to, curve through, close. */
export type Step =
  | readonly ['M' | 'L', number, number]
  | readonly ['Q', number, number, number, number]
  | readonly ['C', number, number, number, number, number, number]
  | readonly ['Z'];

/** How lines, rooms and dots look; lengths in pixels of the drawing. */
export interface Style {
  fill?: string;
  stroke?: string;
  width?: number;
  dash?: readonly number[];
  round?: boolean;
  opacity?: number;
}

/** How text looks; it is placed by its middle line. */
export interface TextStyle {
  fill: string;
  size: number;
  bold?: boolean;
  align: 'start' | 'middle' | 'end';
  opacity?: number;
}

export interface Dot extends Point {
  radius: number;
}

export interface Text extends Point {
  text: string;
}

/** Things to draw that look alike: the scene is a list of these, first to be drawn first. */
export type Shape =
  | { type: 'lines'; style: Style; items: (readonly Step[])[] }
  | { type: 'rooms'; style: Style; radius: number; items: Rectangle[] }
  | { type: 'dots'; style: Style; items: Dot[] }
  | { type: 'texts'; style: TextStyle; items: Text[] };
