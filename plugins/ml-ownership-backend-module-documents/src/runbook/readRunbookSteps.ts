import { isPlaceholder, TextBlock } from '../text';
import { isNumberedHeading, withoutNumber } from './isNumberedHeading';
import { ExtraHeadingWords, namesSteps } from './matchRunbookParts';
import { PlacedBlock, placeBlocks } from './placeBlocks';

const MOST_STEPS = 100;

/** In UTF-16 code units. */
const LONGEST_STEP = 500;

/**
 * The steps of a runbook in their order, as plain text: the ordered items of its section of steps, else the numbered headings
 * there, else the bullet items. Items inside of items belong to these and are left out, as is code. Without such a section,
 * a numbered list or numbered headings outside of all others are steps.
 *
 * @returns at most 100, of at most 500 UTF-16 code units each; empty where steps can't be told apart
 */
export function readRunbookSteps(
  blocks: readonly TextBlock[],
  headings: ExtraHeadingWords,
): string[] {
  const placed = placeBlocks(blocks, headings);
  const sections = findSections(placed, headings);
  const rest = placed
    .filter(({ parts }) => parts.length === 0)
    .map(({ block }) => block);
  const steps = sections.some(saysSomething)
    ? sections.map(findAnnounced).find(found => found.length > 0) ?? []
    : findUnannounced(rest);
  return steps
    .map(inPlainWords)
    .filter(text => !isPlaceholder(text))
    .slice(0, MOST_STEPS);
}

/** The stretches of a document that are about steps, those first whose headings say so in so many words. */
function findSections(
  placed: readonly PlacedBlock[],
  headings: ExtraHeadingWords,
): TextBlock[][] {
  const sections: {
    level: number;
    isOutright: boolean;
    blocks: TextBlock[];
  }[] = [];
  let open: (typeof sections)[number] | undefined;
  for (const { block, parts } of placed) {
    if (!parts.includes('steps')) {
      open = undefined;
    } else if (block.kind === 'heading') {
      const { level, text } = block;
      const isOutright = namesSteps(text, headings);
      // "Rollback" after "Steps" is what to do when these went wrong.
      const isAnother =
        !open ||
        (level <= open.level &&
          isOutright !== open.isOutright &&
          !isNumberedHeading(text));
      if (isAnother) {
        open = { level, isOutright, blocks: [] };
        sections.push(open);
      }
    }
    open?.blocks.push(block);
  }
  return [true, false].flatMap(isOutright =>
    sections.flatMap(section =>
      section.isOutright === isOutright ? [section.blocks] : [],
    ),
  );
}

function saysSomething(blocks: readonly TextBlock[]): boolean {
  return blocks.some(
    ({ kind, text }) => kind !== 'heading' && !isPlaceholder(text),
  );
}

function findAnnounced(blocks: readonly TextBlock[]): string[] {
  const [items, headings] = [findItems(blocks, true), findHeadings(blocks)];
  if (headings) {
    return headings;
  }
  return items.length > 0 ? items : findItems(blocks, false);
}

/** A numbered list, or numbered headings, where no heading speaks of steps. */
function findUnannounced(blocks: readonly TextBlock[]): string[] {
  const items = findItems(blocks, true);
  return findHeadings(blocks) ?? (items.length > 1 ? items : []);
}

function findItems(blocks: readonly TextBlock[], ordered: boolean): string[] {
  return blocks.flatMap(block =>
    block.kind === 'item' &&
    block.depth === 1 &&
    block.ordered === ordered &&
    !isPlaceholder(block.text)
      ? [block.text]
      : [],
  );
}

/**
 * What numbered headings say, or what follows those that are no more than a number.
 *
 * @returns undefined where there are none, and where each has ordered items, which say more
 */
function findHeadings(blocks: readonly TextBlock[]): string[] | undefined {
  const starts = blocks.flatMap((block, index) =>
    block.kind === 'heading' && isNumberedHeading(block.text) ? [index] : [],
  );
  const sections = starts.map((start, index) =>
    blocks.slice(start, starts[index + 1]),
  );
  if (
    sections.length < 2 ||
    sections.every(section => findItems(section, true).length > 0)
  ) {
    return undefined;
  }
  return sections.map(([{ text }, next]) => {
    const said = withoutNumber(text);
    return said || (next?.kind === 'paragraph' ? next.text : text);
  });
}

/** Without what {@link TextBlock} leaves of markup: marks of code, boxes to tick, links and roles. */
function inPlainWords(text: string): string {
  const words = text
    .slice(0, 4 * LONGEST_STEP)
    .replace(/^\[[ xX*]\]\s+/, '')
    .replace(/:[a-z][\w:+.-]{0,40}:(?=`)/gi, '')
    .replace(/(?:link:|xref:|https?:\/\/)[^\s[\]]{1,1000}\[([^[\]]+)\]/g, '$1')
    .replace(/`+_{0,2}/g, '')
    .replace(/\\([*_#[\]])/g, '$1')
    .replace(/::$/, ':')
    .replace(/\s+/g, ' ')
    .trim();
  return words.length > LONGEST_STEP
    ? `${words.slice(0, LONGEST_STEP - 1).replace(/[\ud800-\udbff]$/, '')}…`
    : words;
}
