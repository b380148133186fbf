import { TextFormat, TextHeading } from './TextBlock';
import { readTextBlocks } from './readTextBlocks';

/**
 * The section of a document that a fragment points to: a heading with everything below it.
 *
 * @param fragment - without the `#`
 * @returns undefined if no heading matches
 */
export function selectSection(
  source: string,
  format: TextFormat,
  fragment: string,
): string | undefined {
  const headings = readTextBlocks(source, format).filter(
    (block): block is TextHeading => block.kind === 'heading',
  );
  const wanted = comparable(decode(fragment));
  const index = findHeading(headings, wanted);
  if (index < 0) {
    return undefined;
  }
  const end = headings
    .slice(index + 1)
    .find(({ level }) => level <= headings[index].level);
  return source.slice(headings[index].offset, end?.offset);
}

/** Sites number headings of the same name: `steps`, `steps-1`, `steps_1`. */
function findHeading(headings: TextHeading[], wanted: string): number {
  const seen = new Map<string, number>();
  return headings.findIndex(({ text, anchor }) => {
    const name = comparable(text);
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    return (
      (anchor !== undefined && comparable(anchor) === wanted) ||
      (count === 0 ? name : `${name}${count}`) === wanted
    );
  });
}

/**
 * Normalises a fragment. Sites derive fragments from headings in different ways, which differ in punctuation and
 * case, but not in letters.
 */
function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .toLocaleLowerCase('en-US')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
