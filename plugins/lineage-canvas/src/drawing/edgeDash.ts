import { EdgeOrigin } from '../types';

/** Dashes within a team and between teams. The origin can be recognised in both. */
const DASHES: Record<EdgeOrigin, { within: number[]; between: number[] }> = {
  declared: { within: [], between: [9, 6] },
  claimed: { within: [0.1, 4.9], between: [0.1, 4.9, 0.1, 4.9, 0.1, 9.9] },
  observed: { within: [], between: [12, 7] },
  inferred: { within: [9, 3, 2, 3], between: [9, 3, 2, 3, 2, 9] },
};

/**
 * Dash and gap lengths of a line, in pixels of the drawing; empty for a solid line.
 *
 * @public
 */
export function edgeDash(origin: EdgeOrigin, crossesTeams: boolean): number[] {
  const { within, between } = DASHES[origin];
  return crossesTeams ? between : within;
}
