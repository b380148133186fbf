import { TEAM_HUE_COUNT, TeamStyle } from '@mlownership/lineage-canvas';

const PATTERNS = 4;

/**
 * Assigns a style to each team. A team has the same style everywhere, unless two visible teams would look alike; teams
 * that already have a style keep it.
 *
 * @param before - previously assigned styles
 */
export function assignTeamStyles(
  teams: readonly string[],
  before: ReadonlyMap<string, TeamStyle> = new Map(),
): ReadonlyMap<string, TeamStyle> {
  const looks = new Map<string, TeamStyle>();
  const taken = new Set<string>();
  const keyOf = ({ hue, pattern }: TeamStyle) => `${hue} ${pattern}`;
  const kept = teams.filter(team => before.has(team));
  const fresh = teams.filter(team => !before.has(team)).sort();
  for (const team of kept) {
    looks.set(team, before.get(team)!);
    taken.add(keyOf(before.get(team)!));
  }
  for (const team of fresh) {
    const look = freeLook(hashOf(team), candidate =>
      taken.has(keyOf(candidate)),
    );
    looks.set(team, look);
    taken.add(keyOf(look));
  }
  return looks;
}

/** A free hue with the plain pattern, then with the others; if all are taken, a style that is in use. */
function freeLook(
  start: number,
  isTaken: (look: TeamStyle) => boolean,
): TeamStyle {
  for (let pattern = 0; pattern < PATTERNS; pattern += 1) {
    for (let step = 0; step < TEAM_HUE_COUNT; step += 1) {
      const look = { hue: (start + step) % TEAM_HUE_COUNT, pattern };
      if (!isTaken(look)) {
        return look;
      }
    }
  }
  return { hue: start % TEAM_HUE_COUNT, pattern: start % PATTERNS };
}

function hashOf(text: string): number {
  let hash = 7;
  for (let index = 0; index < text.length; index += 1) {
    hash = (hash * 31 + text.charCodeAt(index)) % 1_000_003;
  }
  return hash;
}
