import { TextBlock } from '../text';
import { RunbookSection } from './headingTerms';
import { isNumberedHeading, isStepHeading } from './isNumberedHeading';
import {
  ExtraHeadingTerms,
  matchRunbookSections,
} from './matchRunbookSections';

/** A block with the sections of the runbook that it belongs to. */
export interface PlacedBlock {
  block: TextBlock;
  /** The sections that contain the block, or, for a heading, that it starts. */
  parts: readonly RunbookSection[];
  /** The heading of the section; absent before the first one. */
  section?: string;
  /** The sections that the heading itself names. */
  named: readonly RunbookSection[];
}

/**
 * Assigns the blocks of a runbook to sections: a block under a heading belongs to the sections that the heading
 * names, else to those of the enclosing heading.
 */
export function assignBlocksToSections(
  blocks: readonly TextBlock[],
  headings: ExtraHeadingTerms,
): PlacedBlock[] {
  const title = titleOf(blocks);
  /** Headings above the current block, with their sections. */
  const path: { level: number; parts: RunbookSection[]; section: string }[] =
    [];
  return blocks.map(block => {
    if (block.kind !== 'heading') {
      const { parts = [], section } = path.at(-1) ?? {};
      return { block, parts, section, named: [] };
    }
    while (path.length > 0 && path[path.length - 1].level >= block.level) {
      path.pop();
    }
    const outer = path.at(-1);
    const named =
      block === title ? [] : matchRunbookSections(block.text, headings);
    const parts = named.length > 0 ? [...named] : [...(outer?.parts ?? [])];
    // "3. Verify" under "Steps" is both a check and a step; so is "Step 3: verify".
    const isStep = outer?.parts.length
      ? outer.parts.includes('steps') && isNumberedHeading(block.text)
      : isStepHeading(block.text);
    if (isStep && !parts.includes('steps')) {
      parts.push('steps');
    }
    const section =
      named.length > 0 ? block.text : outer?.section ?? block.text;
    path.push({ level: block.level, parts, section });
    return { block, parts, section, named };
  });
}

/** The title of the document is about its subject, and is not the heading of a section. */
function titleOf(blocks: readonly TextBlock[]): TextBlock | undefined {
  const headings = blocks.flatMap(block =>
    block.kind === 'heading' ? [block] : [],
  );
  const [first, ...others] = headings;
  return others.length > 0 && others.every(({ level }) => level > first.level)
    ? first
    : undefined;
}
