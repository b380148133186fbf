/** Says how much is missing from a text, for the validation of a field; `null` where nothing is. */
export function tooShort(text: string, shortest: number): string | null {
  const missing = shortest - text.trim().length;
  if (missing <= 0) {
    return null;
  }
  return `${missing} more ${
    missing === 1 ? 'character is' : 'characters are'
  } needed.`;
}
