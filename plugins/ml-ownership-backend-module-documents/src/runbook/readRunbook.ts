import {
  cutText,
  isPlaceholder,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { DocumentFinding } from '../DocumentFinding';
import { TextBlock } from '../text';
import { findNamedPerson } from './findNamedPerson';
import { RunbookSection } from './headingTerms';
import { isNumberedHeading } from './isNumberedHeading';
import { ExtraHeadingTerms, isCheckInstruction } from './matchRunbookSections';
import { People } from './People';
import { assignBlocksToSections } from './assignBlocksToSections';

/** What a reader found about one section. */
interface FoundPart {
  /** The heading, or a description of what replaces it. */
  where: string;
  isEmpty: boolean;
}

const PARTS: readonly RunbookSection[] = [
  'prerequisites',
  'steps',
  'verification',
];

const PART_NAMES: Record<RunbookSection, string> = {
  prerequisites: 'prerequisites',
  steps: 'steps',
  verification: 'a way to verify the result',
};

const MISSING: Record<RunbookSection, string> = {
  prerequisites:
    'no section lists the prerequisites (searched for headings such as "Prerequisites", "Before you start")',
  steps:
    'no steps (searched for headings such as "Steps", "Procedure", and for a numbered list or commands)',
  verification:
    'no section describes how to verify the result (searched for headings such as "Verify", "How to check the result")',
};

/**
 * Reads a runbook: it needs prerequisites, steps and a check of the result, under any common headings, and must not
 * depend on a person.
 */
export function readRunbook(
  blocks: readonly TextBlock[],
  options: { people: People; headings: ExtraHeadingTerms },
): DocumentFinding {
  if (blocks.every(({ text }) => isPlaceholder(text))) {
    return { outcome: 'fail', detail: 'The document is empty' };
  }
  if (
    blocks.every(block => block.kind === 'heading' || isPlaceholder(block.text))
  ) {
    return {
      outcome: 'fail',
      detail: 'The document has headings but no content',
    };
  }
  const parts = findParts(blocks, options.headings);
  const found = PARTS.filter(part => parts[part] && !parts[part].isEmpty);
  const problems = PARTS.filter(part => !found.includes(part)).map(part =>
    parts[part]?.isEmpty
      ? `the section ${parts[part].where} is empty or a placeholder`
      : MISSING[part],
  );
  const person = findNamedPerson(blocks, options.people);
  if (person) {
    problems.push(
      `it needs a named person (${quote(
        person,
      )}); name a role, a group or a channel instead`,
    );
  }
  const names = joinTexts(
    found.map(part => `${PART_NAMES[part]} (${parts[part]!.where})`),
  );
  return problems.length > 0
    ? {
        outcome: 'fail',
        detail: `${names ? `Found ${names}; ` : ''}${problems.join('; ')}`,
      }
    : { outcome: 'pass', detail: `Found ${names}, and no named person` };
}

type FoundParts = Partial<Record<RunbookSection, FoundPart>>;

function findParts(
  blocks: readonly TextBlock[],
  headings: ExtraHeadingTerms,
): FoundParts {
  const found: FoundParts = {};
  const placed = assignBlocksToSections(blocks, headings);
  let lastStep: string | undefined;

  for (const { block, parts, section, named } of placed) {
    for (const part of named) {
      found[part] ??= { where: quote(block.text), isEmpty: true };
    }
    if (block.kind === 'heading' || isPlaceholder(block.text)) {
      continue;
    }
    for (const part of parts) {
      if (found[part]?.isEmpty ?? true) {
        found[part] = { where: quote(section!), isEmpty: false };
      }
    }
    if (
      block.kind === 'item' &&
      block.ordered &&
      !parts.includes('prerequisites')
    ) {
      lastStep = block.text;
    }
  }

  if (found.steps?.isEmpty ?? true) {
    const structure = findStepStructure(
      placed
        .filter(({ parts }) => parts.length === 0)
        .map(({ block }) => block),
    );
    found.steps = structure
      ? { where: structure, isEmpty: false }
      : found.steps;
  }
  if (
    (found.verification?.isEmpty ?? true) &&
    lastStep &&
    isCheckInstruction(lastStep)
  ) {
    found.verification = {
      where: `the last step, ${quote(lastStep)}`,
      isEmpty: false,
    };
  }
  return found;
}

/** Steps without a heading: a numbered list, numbered headings or commands. */
function findStepStructure(blocks: readonly TextBlock[]): string | undefined {
  const written = blocks.filter(({ text }) => !isPlaceholder(text));
  const count = (holds: (block: TextBlock) => boolean) =>
    written.filter(holds).length;
  if (count(block => block.kind === 'item' && block.ordered) >= 2) {
    return 'a numbered list';
  }
  if (
    count(block => block.kind === 'heading' && isNumberedHeading(block.text)) >=
    2
  ) {
    return 'numbered headings';
  }
  const commands = written
    .filter(({ kind }) => kind === 'code')
    .flatMap(({ text }) => text.split('\n'))
    .filter(line => line.trim());
  return commands.length >= 2 ? 'commands' : undefined;
}

function joinTexts(texts: string[]): string {
  return texts.length > 1
    ? `${texts.slice(0, -1).join(', ')} and ${texts[texts.length - 1]}`
    : texts.join('');
}

function quote(text: string): string {
  return `"${cutText(text, 60, '…')}"`;
}
