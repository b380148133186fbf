/**
 * Whether a JSON value contains a NUL character, which PostgreSQL rejects in any text.
 */
export function containsNul(value: unknown): boolean {
  let found = false;
  JSON.stringify(value, (key, item) => {
    found ||= [key, item].some(
      text => typeof text === 'string' && text.includes('\u0000'),
    );
    return item;
  });
  return found;
}
