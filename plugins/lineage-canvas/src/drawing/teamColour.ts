import { TeamStyle } from '../types';

/**
 * Hue in degrees, saturation, and the lightness on a light and on a dark background, in per cent. The contrast with the
 * background of the page and of a node is at least 3:1; neighbours in the list also differ in lightness.
 */
const TEAM_HUES = [
  [212, 70, 53, 66],
  [28, 80, 36, 73],
  [150, 60, 35, 45],
  [282, 55, 51, 81],
  [345, 70, 58, 71],
  [188, 80, 29, 58],
  [52, 80, 31, 40],
  [0, 65, 48, 82],
  [245, 60, 65, 75],
  [95, 55, 30, 61],
  [318, 60, 56, 69],
  [20, 30, 42, 76],
] as const;

/**
 * Number of distinct team hues.
 *
 * @public
 */
export const TEAM_HUE_COUNT = TEAM_HUES.length;

/**
 * The colour of a team as a CSS value.
 *
 * @param dark - whether the background is dark
 *
 * @public
 */
export function teamColour(team: TeamStyle, dark: boolean): string {
  const [hue, saturation, onLight, onDark] =
    TEAM_HUES[team.hue % TEAM_HUE_COUNT];
  return `hsl(${hue}, ${saturation}%, ${dark ? onDark : onLight}%)`;
}
