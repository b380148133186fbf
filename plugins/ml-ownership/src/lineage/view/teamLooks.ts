import { TEAM_HUE_COUNT, TeamLook } from '../canvas';

const PATTERNS = 4;

/**
 * How each team is told from the others. The same team looks the same everywhere, as far as that leaves no two that are shown
 * alike; who was there first keeps its look when others come.
 *
 * @param before - looks that were given before
 */
export function teamLooks(
  teams: readonly string[],
  before: ReadonlyMap<string, TeamLook> = new Map(),
): ReadonlyMap<string, TeamLook> {
  const looks = new Map<string, TeamLook>();
  const taken = new Set<string>();
  const keyOf = ({ hue, pattern }: TeamLook) => `${hue} ${pattern}`;
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

/** A free hue with the plain pattern, then with the others; where all are taken, whatever comes first. */
function freeLook(
  start: number,
  isTaken: (look: TeamLook) => boolean,
): TeamLook {
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
