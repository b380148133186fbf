/** The longest name that the catalog accepts. */
const MAX_NAME_LENGTH = 63;

/**
 * The words of a text in lower case, with hyphens between them, as in `churn-classifier-v2` for `ChurnClassifier v2`.
 *
 * @param maxLength - 63 by default, the limit of the catalog
 * @returns an empty text if there are no Latin letters or digits
 * @public
 */
export function toEntityNameWords(
  text: string,
  maxLength: number = MAX_NAME_LENGTH,
): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLocaleLowerCase('en-US')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, maxLength)
    .replace(/^-+|-+$/g, '');
}
