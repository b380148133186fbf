/**
 * Whether a JSON value holds a text with a NUL character, which PostgreSQL refuses in any text.
 */
export function holdsNul(value: unknown): boolean {
  let found = false;
  JSON.stringify(value, (key, item) => {
    found ||= [key, item].some(
      text => typeof text === 'string' && text.includes('\u0000'),
    );
    return item;
  });
  return found;
}
