import {
  cutText,
  isPlaceholder,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { TextBlock } from '../text';
import { isNumberedHeading, withoutNumber } from './isNumberedHeading';
import { ExtraHeadingTerms, namesSteps } from './matchRunbookSections';
import { PlacedBlock, assignBlocksToSections } from './assignBlocksToSections';

const MAX_STEPS = 100;

/** In UTF-16 code units. */
const MAX_STEP_LENGTH = 500;

/**
 * The steps of a runbook in order, as plain text: the ordered items of its steps section, else the numbered headings
 * there, else the bullet items. Nested items belong to their parent and are left out, as is code. Without a steps
 * section, a numbered list or numbered headings outside of all other sections are steps.
 *
 * @returns at most 100, of at most 500 UTF-16 code units each; empty if no steps can be identified
 */
export function readRunbookSteps(
  blocks: readonly TextBlock[],
  headings: ExtraHeadingTerms,
): string[] {
  const placed = assignBlocksToSections(blocks, headings);
  const sections = findSections(placed, headings);
  const rest = placed
    .filter(({ parts }) => parts.length === 0)
    .map(({ block }) => block);
  const steps = sections.some(saysSomething)
    ? sections.map(findStepsUnderHeading).find(found => found.length > 0) ?? []
    : findStepsWithoutHeading(rest);
  return steps
    .map(inPlainWords)
    .filter(text => !isPlaceholder(text))
    .slice(0, MAX_STEPS);
}

/** The parts of a document about steps; those with an explicit heading come first. */
function findSections(
  placed: readonly PlacedBlock[],
  headings: ExtraHeadingTerms,
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
      // "Rollback" after "Steps" is about what to do when these failed.
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

function findStepsUnderHeading(blocks: readonly TextBlock[]): string[] {
  const [items, headings] = [findItems(blocks, true), findHeadings(blocks)];
  if (headings) {
    return headings;
  }
  return items.length > 0 ? items : findItems(blocks, false);
}

/** A numbered list or numbered headings, if no heading names steps. */
function findStepsWithoutHeading(blocks: readonly TextBlock[]): string[] {
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
 * The texts of numbered headings, or what follows those that are only a number.
 *
 * @returns undefined if there are none, or if each has ordered items, which are more specific
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

/** Removes the markup that {@link TextBlock} keeps: code marks, checkboxes, links and roles. */
function inPlainWords(text: string): string {
  const words = text
    .slice(0, 4 * MAX_STEP_LENGTH)
    .replace(/^\[[ xX*]\]\s+/, '')
    .replace(/:[a-z][\w:+.-]{0,40}:(?=`)/gi, '')
    .replace(/(?:link:|xref:|https?:\/\/)[^\s[\]]{1,1000}\[([^[\]]+)\]/g, '$1')
    .replace(/`+_{0,2}/g, '')
    .replace(/\\([*_#[\]])/g, '$1')
    .replace(/::$/, ':')
    .replace(/\s+/g, ' ')
    .trim();
  return cutText(words, MAX_STEP_LENGTH, '…');
}
