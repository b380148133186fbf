import { TextBlock } from '../text';
import { RunbookPart } from './headingWords';
import { isNumberedHeading, isStepHeading } from './isNumberedHeading';
import { ExtraHeadingWords, matchRunbookParts } from './matchRunbookParts';

/** A block, and the part of the runbook in which it stands. */
export interface PlacedBlock {
  block: TextBlock;
  /** Of the section that it stands in, or, as a heading, that it opens. */
  parts: readonly RunbookPart[];
  /** The heading that says so; absent before the first one. */
  section?: string;
  /** Those that it names itself, as a heading. */
  named: readonly RunbookPart[];
}

/** Where each block of a runbook stands: a section belongs to what its heading names, else to what it stands in. */
export function placeBlocks(
  blocks: readonly TextBlock[],
  headings: ExtraHeadingWords,
): PlacedBlock[] {
  const title = titleOf(blocks);
  /** Headings above the current block, and what they are about. */
  const path: { level: number; parts: RunbookPart[]; section: string }[] = [];
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
      block === title ? [] : matchRunbookParts(block.text, headings);
    const parts = named.length > 0 ? [...named] : [...(outer?.parts ?? [])];
    // "3. Verify" under "Steps" is about checking, and a step; so is "Step 3: verify".
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

/** The name of the document says what it is about, and heads no part of it. */
function titleOf(blocks: readonly TextBlock[]): TextBlock | undefined {
  const headings = blocks.flatMap(block =>
    block.kind === 'heading' ? [block] : [],
  );
  const [first, ...others] = headings;
  return others.length > 0 && others.every(({ level }) => level > first.level)
    ? first
    : undefined;
}
