/** The number of teams that fit side by side. */
export const MAX_COMPARED = 4;

/** The entity refs of the compared teams in the search parameters, each once. */
export function comparedTeams(params: URLSearchParams): string[] {
  return [...new Set(params.getAll('team'))]
    .filter(ref => ref.startsWith('group:'))
    .slice(0, MAX_COMPARED);
}
