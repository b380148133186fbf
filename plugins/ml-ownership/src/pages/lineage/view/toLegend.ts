import {
  LineageOrigin,
  Verdict,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { TeamStyle } from '@mlownership/lineage-canvas';
import { VERDICTS } from '../../../ui/verdict';
import { ORIGINS } from './lineageState';
import { Drawing } from './toDrawnGraph';

/** Maximum number of teams in the legend; it does not list all of them. */
const MAX_TEAMS = 24;

/** What occurs in a drawing and has to be explained. */
export interface Legend {
  origins: LineageOrigin[];
  crossesTeams: boolean;
  /** Whether edges pass through filtered-out entities. */
  passes: boolean;
  /** Whether there are entities that are not in the catalog. */
  outside: boolean;
  verdicts: Verdict[];
  /** Refs of teams, with their styles. */
  teams: [string, TeamStyle][];
  /** Number of teams that are not listed. */
  moreTeams: number;
}

/**
 * Finds what occurs in a drawing.
 *
 * @param looks - styles of teams, by entity ref
 */
export function toLegend(
  { nodes, edges }: Drawing,
  looks: ReadonlyMap<string, TeamStyle>,
): Legend {
  const teams = [...looks].filter(([team]) =>
    nodes.some(node => node.owner?.entityRef === team || node.id === team),
  );
  return {
    origins: ORIGINS.filter(origin =>
      edges.some(edge => edge.origins.includes(origin)),
    ),
    crossesTeams: edges.some(edge => edge.crossesTeams),
    passes: edges.some(edge => edge.skippedNodes !== undefined),
    outside: nodes.some(node => node.isMissing || node.isGhost),
    verdicts: VERDICTS.filter(verdict =>
      nodes.some(node => node.verdict === verdict),
    ),
    teams: teams.slice(0, MAX_TEAMS),
    moreTeams: Math.max(0, teams.length - MAX_TEAMS),
  };
}
