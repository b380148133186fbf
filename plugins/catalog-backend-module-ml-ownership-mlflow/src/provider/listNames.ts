/** The most names that a message has. */
const MAX_NAMED = 5;

/** The first names, and how many more there are. */
export function listNames(names: readonly string[]): string {
  const more = names.length - MAX_NAMED;
  return `${names.slice(0, MAX_NAMED).join(', ')}${
    more > 0 ? ` and ${more} more` : ''
  }`;
}
