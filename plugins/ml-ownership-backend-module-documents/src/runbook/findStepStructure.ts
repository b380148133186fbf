import { isPlaceholder } from '@mlownership/backstage-plugin-ml-ownership-common';
import { TextBlock } from '../text';
import { PlacedBlock } from './assignBlocksToSections';
import { isNumberedHeading } from './isNumberedHeading';

/** Steps that no heading announces. */
export interface StepStructure {
  /** What they are: "a numbered list". */
  name: string;
  /** Indexes of their blocks in the document, in order. */
  indexes: readonly number[];
}

/**
 * Finds steps without a heading: a numbered list or numbered headings in a section that is not about something else,
 * or commands.
 */
export function findStepStructure(
  placed: readonly PlacedBlock[],
): StepStructure | undefined {
  const written = placed.flatMap(({ block, parts, meaning, group }, index) =>
    (parts.length === 0 || meaning.isSetup) &&
    !meaning.isOther &&
    !isPlaceholder(block.text)
      ? [{ block, group, index }]
      : [],
  );
  const items = written.filter(
    ({ block }) => block.kind === 'item' && block.ordered && block.depth === 1,
  );
  // The first section with at least two items: the groups of the items are in order.
  const list = items.find(({ group }, at) => items[at + 1]?.group === group);
  if (list) {
    return {
      name: 'a numbered list',
      indexes: items
        .filter(({ group }) => group === list.group)
        .map(({ index }) => index),
    };
  }
  const headings = findNumberedHeadings(placed);
  if (headings.length > 0) {
    return { name: 'numbered headings', indexes: headings };
  }
  const code = written.filter(({ block }) => block.kind === 'code');
  return code.flatMap(({ block }) => linesOf(block)).length >= 2
    ? { name: 'commands', indexes: code.map(({ index }) => index) }
    : undefined;
}

/** The outermost numbered headings, unless they are the outline of a document with other sections. */
function findNumberedHeadings(placed: readonly PlacedBlock[]): number[] {
  const numbered = placed.flatMap((one, index) =>
    one.block.kind === 'heading' && isNumberedHeading(one.block.text)
      ? [{ ...one, index, level: one.block.level }]
      : [],
  );
  const level = numbered.reduce(
    (least, heading) => Math.min(least, heading.level),
    Infinity,
  );
  const outermost = numbered.filter(heading => heading.level === level);
  return outermost.length >= 2 &&
    outermost.every(
      ({ parts, meaning }) => parts.length === 0 && !meaning.isOther,
    )
    ? outermost.map(({ index }) => index)
    : [];
}

function linesOf({ text }: TextBlock): string[] {
  return text.split('\n').filter(line => line.trim());
}
