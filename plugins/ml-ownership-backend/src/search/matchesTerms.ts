/** A predicate that checks whether texts contain every search term, in any case; undefined if there are no terms. */
export function createTermMatcher(
  question: string | undefined,
): ((...texts: string[]) => boolean) | undefined {
  const terms = (question ?? '')
    .toLocaleLowerCase('en-US')
    .split(/\s+/)
    .filter(Boolean);
  if (terms.length === 0) {
    return undefined;
  }
  return (...texts) => {
    const text = texts.join(' ').toLocaleLowerCase('en-US');
    return terms.every(term => text.includes(term));
  };
}
