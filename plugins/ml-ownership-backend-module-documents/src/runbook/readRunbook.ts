import { Reading } from '../Reading';
import { isPlaceholder, TextBlock } from '../text';
import { findNamedPerson } from './findNamedPerson';
import { RunbookPart } from './headingWords';
import { isNumberedHeading } from './isNumberedHeading';
import { ExtraHeadingWords, isCheckInstruction } from './matchRunbookParts';
import { People } from './People';
import { placeBlocks } from './placeBlocks';

/** What a reader found of one part. */
interface FoundPart {
  /** The heading, or what stands for it, in words. */
  where: string;
  isEmpty: boolean;
}

const PARTS: readonly RunbookPart[] = ['prerequisites', 'steps', 'check'];

const PART_NAMES: Record<RunbookPart, string> = {
  prerequisites: 'prerequisites',
  steps: 'steps',
  check: 'a way to check the result',
};

const MISSING: Record<RunbookPart, string> = {
  prerequisites:
    'no section says what one needs before starting (looked for headings such as "Prerequisites", "Before you start")',
  steps:
    'no steps (looked for headings such as "Steps", "Procedure", and for a numbered list or commands)',
  check:
    'no section says how to check the result (looked for headings such as "Verify", "How to check the result")',
};

/**
 * Reads a runbook: prerequisites, steps and a way to check the result, whatever they are called, and no named person.
 */
export function readRunbook(
  blocks: readonly TextBlock[],
  options: { people: People; headings: ExtraHeadingWords },
): Reading {
  if (blocks.every(({ text }) => isPlaceholder(text))) {
    return { outcome: 'fail', detail: 'The document is empty' };
  }
  if (
    blocks.every(block => block.kind === 'heading' || isPlaceholder(block.text))
  ) {
    return {
      outcome: 'fail',
      detail:
        'The document has headings and no text, or is still to be written',
    };
  }
  const parts = findParts(blocks, options.headings);
  const found = PARTS.filter(part => parts[part] && !parts[part].isEmpty);
  const problems = PARTS.filter(part => !found.includes(part)).map(part =>
    parts[part]?.isEmpty
      ? `the section ${parts[part].where} is empty or still to be written`
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
  const names = joinWords(
    found.map(part => `${PART_NAMES[part]} (${parts[part]!.where})`),
  );
  return problems.length > 0
    ? {
        outcome: 'fail',
        detail: `${names ? `Found ${names}; ` : ''}${problems.join('; ')}`,
      }
    : { outcome: 'pass', detail: `Found ${names}, and no named person` };
}

type FoundParts = Partial<Record<RunbookPart, FoundPart>>;

function findParts(
  blocks: readonly TextBlock[],
  headings: ExtraHeadingWords,
): FoundParts {
  const found: FoundParts = {};
  const placed = placeBlocks(blocks, headings);
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
    (found.check?.isEmpty ?? true) &&
    lastStep &&
    isCheckInstruction(lastStep)
  ) {
    found.check = {
      where: `the last step, ${quote(lastStep)}`,
      isEmpty: false,
    };
  }
  return found;
}

/** Steps that no heading announces: a numbered list, numbered headings, commands. */
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

function joinWords(words: string[]): string {
  return words.length > 1
    ? `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`
    : words.join('');
}

function quote(text: string): string {
  return `"${text.length > 60 ? `${text.slice(0, 59)}…` : text}"`;
}
