/**
 * What decides whether some texts hold every word of a question, in any case; undefined where it has none.
 */
export function holdsWords(
  question: string | undefined,
): ((...texts: string[]) => boolean) | undefined {
  const words = (question ?? '')
    .toLocaleLowerCase('en-US')
    .split(/\s+/)
    .filter(Boolean);
  if (words.length === 0) {
    return undefined;
  }
  return (...texts) => {
    const text = texts.join(' ').toLocaleLowerCase('en-US');
    return words.every(word => text.includes(word));
  };
}
