import { LineageStore } from './LineageStore';

/**
 * The teams that a request for a team includes: the team and, unless the request excludes them, the groups below it.
 *
 * @param asked - refs of the requested teams
 */
export async function readTeams(
  store: LineageStore,
  { includeBelow = true }: { includeBelow?: boolean },
  asked: readonly (string | undefined)[],
): Promise<(team: string) => ReadonlySet<string>> {
  const refs = asked.filter(ref => ref !== undefined);
  const below =
    includeBelow && refs.length > 0
      ? await store.groupsBelow(refs)
      : new Map<string, Set<string>>();
  return team => below.get(team) ?? new Set([team]);
}
