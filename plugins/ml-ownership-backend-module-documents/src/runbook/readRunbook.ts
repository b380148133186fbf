import {
  cutText,
  isPlaceholder,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { DocumentFinding } from '../DocumentFinding';
import { TextBlock } from '../text';
import { findNamedPerson } from './findNamedPerson';
import { ExtraHeadingTerms } from './classifyHeading';
import { findParts, FoundPart } from './findParts';
import { RunbookSection } from './headingTerms';
import { People } from './People';

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
    'no steps (searched for headings such as "Steps", "Procedure", "Resolution", and for a numbered list or commands)',
  verification:
    'no section describes how to verify the result (searched for headings such as "Verify", "How to check the result", "Expected result", and for a step that checks something after the first one)',
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
      detail:
        'The document is empty or a placeholder: it has headings, but no content',
    };
  }
  const parts = findParts(blocks, options.headings);
  const found = PARTS.filter(part => parts[part] && !parts[part].flaw);
  const problems = PARTS.filter(part => !found.includes(part)).map(part =>
    describeFlaw(part, parts[part]),
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
    found.map(part => `${PART_NAMES[part]} (${describePlace(parts[part]!)})`),
  );
  return problems.length > 0
    ? {
        outcome: 'fail',
        detail: `${names ? `Found ${names}; ` : ''}${problems.join('; ')}`,
      }
    : { outcome: 'pass', detail: `Found ${names}, and no named person` };
}

/** Where a part was found: `"Steps"`, `the step "Verify that …"`, `a numbered list`. */
function describePlace({ what, where }: FoundPart): string {
  if (!what) {
    return where;
  }
  return what === 'section' ? quote(where) : `the ${what} ${quote(where)}`;
}

/** What was found instead of a part, or what was searched for. */
function describeFlaw(part: RunbookSection, found?: FoundPart): string {
  const where = quote(found?.where ?? '');
  switch (found?.flaw) {
    case 'empty':
      return part === 'steps' && found.hasText
        ? `the section ${where} contains no steps of its own`
        : `the section ${where} is empty or a placeholder`;
    case 'unfilled':
      return `the section ${where} only says what to write there`;
    case 'after the steps':
      return `the prerequisites (${where}) come after the steps; put them before`;
    case 'before the steps':
      return `${where} checks something before the first step, and no later section or step describes how to verify the result`;
    case 'stated':
      return `${MISSING.prerequisites}; a sentence names one (${where}): give it a section`;
    default:
      return MISSING[part];
  }
}

function joinTexts(texts: string[]): string {
  return texts.length > 1
    ? `${texts.slice(0, -1).join(', ')} and ${texts[texts.length - 1]}`
    : texts.join('');
}

function quote(text: string): string {
  return `"${cutText(text, 60, '…')}"`;
}
