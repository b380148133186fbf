import {
  cutText,
  isPlaceholder,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { TextBlock } from '../text';
import { assignBlocksToSections, PlacedBlock } from './assignBlocksToSections';
import { classifyHeading, ExtraHeadingTerms } from './classifyHeading';
import { findStepStructure } from './findStepStructure';
import { isNumberedHeading, withoutNumber } from './isNumberedHeading';

const MAX_STEPS = 100;

/** In UTF-16 code units. */
const MAX_STEP_LENGTH = 500;

/** What to do when the steps failed is another procedure. */
const UNDOES =
  /roll.?back|back.?out|revert|undo|abort|fails?\b|goes wrong|zurück|rückfall|retour arrière|reversión|reversão|wycof|откат|ロールバック|切り戻し|回滚|롤백/iu;

/**
 * The steps of a runbook in order, as plain text: the ordered items of its steps section, else the numbered headings
 * there, else the bullet items, else the rows of a table of steps. Nested items belong to their parent and are left
 * out, as are code, expected output and other asides. Without a steps section, a numbered list or numbered headings
 * outside of all other sections are steps.
 *
 * @returns at most 100, of at most 500 UTF-16 code units each; empty if no steps can be identified
 */
export function readRunbookSteps(
  blocks: readonly TextBlock[],
  headings: ExtraHeadingTerms,
): string[] {
  const placed = assignBlocksToSections(blocks, headings);
  const sections = findSections(placed);
  const steps = sections.some(saysSomething)
    ? sections.map(findStepsUnderHeading).find(found => found.length > 0) ?? []
    : findStepsWithoutHeading(placed);
  return steps
    .map(inPlainWords)
    .filter(text => !isPlaceholder(text))
    .slice(0, MAX_STEPS);
}

/** The parts of a document about steps; those with an explicit heading come first. */
function findSections(placed: readonly PlacedBlock[]): PlacedBlock[][] {
  const sections: {
    level: number;
    isOutright: boolean;
    undoes: boolean;
    blocks: PlacedBlock[];
  }[] = [];
  const byGroup = new Map<number, (typeof sections)[number]>();
  let open: (typeof sections)[number] | undefined;
  /** Level of a subsection of the open section that is left out. */
  let leftOut = Infinity;
  for (const one of placed) {
    const { block, parts, named, isAside, isStep, group } = one;
    if (!parts.includes('steps')) {
      open = undefined;
    } else if (block.kind === 'heading' && block.text !== '' && !isAside) {
      const { level, text } = block;
      const isOutright = namesSteps(one);
      const undoes = UNDOES.test(text);
      leftOut = level <= leftOut ? Infinity : leftOut;
      // "Rollback" after "Steps" is about what to do when these failed.
      const isAnother =
        !open ||
        (named.length > 0 &&
          level <= open.level &&
          !isStep &&
          (isOutright !== open.isOutright || isNumberedHeading(text)));
      if (isAnother) {
        open = { level, isOutright, undoes, blocks: [] };
        sections.push(open);
        byGroup.set(group, open);
        leftOut = Infinity;
      } else if (undoes && !open!.undoes && !isStep) {
        leftOut = Math.min(leftOut, level);
      }
    } else if (!open) {
      // The list goes on after a label.
      open = byGroup.get(group);
    }
    if (open && leftOut === Infinity && !isAside) {
      open.blocks.push(one);
    }
  }
  return [true, false].flatMap(isOutright =>
    sections.flatMap(section =>
      section.isOutright === isOutright ? [section.blocks] : [],
    ),
  );
}

/** Whether a heading names steps itself. */
function namesSteps({ block, named }: PlacedBlock): boolean {
  return named.length > 0 && classifyHeading(block.text).namesSteps;
}

function saysSomething(placed: readonly PlacedBlock[]): boolean {
  return placed.some(
    ({ block }) => block.kind !== 'heading' && !isPlaceholder(block.text),
  );
}

function findStepsUnderHeading(placed: readonly PlacedBlock[]): string[] {
  const blocks = placed.map(({ block }) => block);
  const headings = findHeadings(placed);
  if (headings) {
    return headings;
  }
  return (
    [findItems(blocks, true), findItems(blocks, false)].find(
      items => items.length > 0,
    ) ?? findRows(blocks)
  );
}

/** A numbered list or numbered headings, if no heading names steps. */
function findStepsWithoutHeading(placed: readonly PlacedBlock[]): string[] {
  const structure = findStepStructure(placed);
  if (!structure || structure.name === 'commands') {
    return [];
  }
  return structure.name === 'a numbered list'
    ? structure.indexes.map(index => placed[index].block.text)
    : structure.indexes.map(index =>
        textOfHeading(placed.slice(index, index + 2).map(one => one.block)),
      );
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

/** The steps of a table with a column for them. */
function findRows(blocks: readonly TextBlock[]): string[] {
  return blocks.flatMap(block => {
    if (block.kind !== 'row' || !block.header) {
      return [];
    }
    // The column "Step" may contain only numbers.
    const column = block.header.findIndex(
      (cell, index) =>
        classifyHeading(cell).namesSteps &&
        !/^\W*(?:\d+\W*)?$/.test(block.cells[index] ?? ''),
    );
    return column >= 0 ? [block.cells[column]] : [];
  });
}

/**
 * The texts of the outermost numbered headings, or what follows those that are only a number.
 *
 * @returns undefined if there are none, or if each has ordered items, which are more specific
 */
function findHeadings(placed: readonly PlacedBlock[]): string[] | undefined {
  const numbered = placed.flatMap(({ block, isStep }, index) =>
    block.kind === 'heading' && isStep ? [{ index, level: block.level }] : [],
  );
  const outermost = numbered.reduce(
    (least, { level }) => Math.min(least, level),
    Infinity,
  );
  const starts = numbered.filter(({ level }) => level === outermost);
  const sections = starts.map(({ index }, at) =>
    placed.slice(index, starts[at + 1]?.index).map(({ block }) => block),
  );
  return sections.length < 2 ||
    sections.every(section => findItems(section, true).length > 0)
    ? undefined
    : sections.map(textOfHeading);
}

function textOfHeading([heading, next]: readonly TextBlock[]): string {
  return (
    withoutNumber(heading.text) ||
    (next?.kind === 'paragraph' ? next.text : heading.text)
  );
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
