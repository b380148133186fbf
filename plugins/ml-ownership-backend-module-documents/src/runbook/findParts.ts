import { isPlaceholder } from '@mlownership/backstage-plugin-ml-ownership-common';
import { isUnfilled, TextBlock } from '../text';
import { assignBlocksToSections, PlacedBlock } from './assignBlocksToSections';
import {
  changesNothing,
  classifyHeading,
  ExtraHeadingTerms,
  isCheckInstruction,
} from './classifyHeading';
import { findStepStructure } from './findStepStructure';
import { RunbookSection } from './headingTerms';
import { findStatedPrerequisite } from './findStatedPrerequisite';

/** What was found about one section. */
export interface FoundPart {
  /** The heading, or the text that replaces it. */
  where: string;
  /** How the text at `where` is to be called: "section", "step". Absent for a description. */
  what?: 'section' | 'step' | 'column' | 'paragraph';
  /** Why it does not count. */
  flaw?:
    | 'empty'
    | 'unfilled'
    | 'after the steps'
    | 'before the steps'
    | 'stated';
  /** Whether an `empty` section has text that does not count for this part. */
  hasText?: boolean;
}

export type FoundParts = Partial<Record<RunbookSection, FoundPart>>;

/** Finds the prerequisites, the steps and the check of the result of a runbook. */
export function findParts(
  blocks: readonly TextBlock[],
  headings: ExtraHeadingTerms,
): FoundParts {
  const placed = assignBlocksToSections(blocks, headings);
  const actions = placed.map(isStepContent);
  const structure = findStepStructure(placed);
  structure?.indexes.forEach(index => {
    actions[index] = true;
  });
  const lastAction = actions.lastIndexOf(true);
  const firstAction = actions.findIndex(
    (isAction, index) => isAction && isChange(placed[index]),
  );
  const steps = findSection(placed, 'steps', isStepContent);
  return {
    prerequisites: findPrerequisites(placed, lastAction, actions.indexOf(true)),
    steps:
      structure && (!steps || steps.flaw) ? { where: structure.name } : steps,
    verification: findVerification(placed, actions, firstAction, headings),
  };
}

/** Whether a block is content of a section of steps, or the heading of a step, and not an aside. */
function isStepContent({
  block,
  parts,
  isAside,
  isStep,
}: PlacedBlock): boolean {
  return (
    parts.includes('steps') &&
    !isAside &&
    (block.kind !== 'heading' || isStep) &&
    !isPlaceholder(block.text)
  );
}

/** Whether a step does something, other than looking. */
function isChange({ block, meaning }: PlacedBlock): boolean {
  return (
    !meaning.isInvestigation &&
    (block.kind === 'code' || !changesNothing(block.text))
  );
}

/** The first section that names a part: one with content that counts, else the first one. */
function findSection(
  placed: readonly PlacedBlock[],
  part: RunbookSection,
  counts: (one: PlacedBlock, index: number) => boolean,
): FoundPart | undefined {
  const named = placed.find(one => one.named.includes(part));
  const index = placed.findIndex(counts);
  if (index >= 0) {
    return { where: sectionOf(placed[index], part), what: 'section' };
  }
  return (
    named && {
      where: sectionOf(named, part),
      what: 'section',
      flaw: 'empty',
      hasText: placed.some(
        ({ block, group }) =>
          group >= named.group &&
          block.kind !== 'heading' &&
          !isPlaceholder(block.text),
      ),
    }
  );
}

function sectionOf(
  { block, section }: PlacedBlock,
  part: RunbookSection,
): string {
  return section ?? (block.kind === 'heading' ? block.text : part);
}

function findPrerequisites(
  placed: readonly PlacedBlock[],
  lastAction: number,
  firstAction: number,
): FoundPart | undefined {
  const isContent = ({ block, around }: PlacedBlock) =>
    around.includes('prerequisites') &&
    block.kind !== 'heading' &&
    !isPlaceholder(block.text);
  const found = findSection(
    placed,
    'prerequisites',
    (one, index) =>
      isContent(one) &&
      !isUnfilled(one.block) &&
      (lastAction < 0 || index < lastAction),
  );
  if (found && !found.flaw) {
    return found;
  }
  const elsewhere = findSection(placed, 'prerequisites', isContent);
  if (elsewhere && !elsewhere.flaw) {
    return {
      ...elsewhere,
      flaw: findSection(
        placed,
        'prerequisites',
        one => isContent(one) && !isUnfilled(one.block),
      )?.flaw
        ? 'unfilled'
        : 'after the steps',
    };
  }
  const stated = findStatedPrerequisite(
    placed
      .slice(0, firstAction < 0 ? placed.length : firstAction)
      .map(({ block }) => block),
  );
  if (stated) {
    return {
      where: stated.text,
      what: 'paragraph',
      ...(stated.saysHow ? {} : { flaw: 'stated' as const }),
    };
  }
  return found;
}

/**
 * A check of the result: a section about it after the first action, or about a good result anywhere; else a step
 * after the first action; else a column.
 */
function findVerification(
  placed: readonly PlacedBlock[],
  actions: readonly boolean[],
  firstAction: number,
  headings: ExtraHeadingTerms,
): FoundPart | undefined {
  const hasSteps = actions.includes(true);
  const isAfter = (index: number) =>
    !hasSteps || (firstAction >= 0 && index > firstAction);
  const isContent = ({ block, around }: PlacedBlock) =>
    around.includes('verification') &&
    block.kind !== 'heading' &&
    !isPlaceholder(block.text);
  const section = findSection(
    placed,
    'verification',
    (one, index) =>
      isContent(one) &&
      !isUnfilled(one.block) &&
      (one.meaning.isOutcome || isAfter(index)),
  );
  if (section && !section.flaw) {
    return section;
  }
  const step = placed.find(
    (one, index) =>
      isAfter(index) &&
      (actions[index] || isStepHeadingOf(one)) &&
      one.block.kind !== 'code' &&
      !one.meaning.isInvestigation &&
      isCheckInstruction(one.block.text),
  );
  if (step && hasSteps) {
    return { where: step.block.text, what: 'step' };
  }
  const column = findResultColumn(placed, headings);
  if (column) {
    return { where: column, what: 'column' };
  }
  const elsewhere = findSection(placed, 'verification', isContent);
  return elsewhere && !elsewhere.flaw
    ? {
        ...elsewhere,
        flaw: placed.some(one => isContent(one) && !isUnfilled(one.block))
          ? 'before the steps'
          : 'unfilled',
      }
    : section;
}

function isStepHeadingOf({ block, parts, named }: PlacedBlock): boolean {
  return (
    block.kind === 'heading' && parts.includes('steps') && named.length === 0
  );
}

/** The header of a column with the results of steps, if a cell has one. */
function findResultColumn(
  placed: readonly PlacedBlock[],
  headings: ExtraHeadingTerms,
): string | undefined {
  for (const { block, parts } of placed) {
    if (block.kind === 'row' && block.header) {
      const meanings = block.header.map(cell =>
        classifyHeading(cell, headings),
      );
      const isAboutSteps =
        parts.includes('steps') ||
        meanings.some(({ namesSteps }) => namesSteps);
      const column = meanings.findIndex(meaning =>
        meaning.parts.includes('verification'),
      );
      if (
        isAboutSteps &&
        column >= 0 &&
        !isPlaceholder(block.cells[column] ?? '')
      ) {
        return block.header[column];
      }
    }
  }
  return undefined;
}
