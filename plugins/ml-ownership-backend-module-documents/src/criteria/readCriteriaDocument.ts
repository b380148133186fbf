import {
  cutText,
  isPlaceholder,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { DocumentFinding } from '../DocumentFinding';
import { isUnfilled, TextBlock } from '../text';
import { CriteriaSubject } from './criteriaTerms';
import {
  CriteriaSection,
  findCriteriaSections,
  namesSubject,
} from './findCriteriaSections';
import {
  hasCondition,
  hasMeasuredValue,
  hasThreshold,
  isInLimitColumn,
  namesMeasure,
} from './measures';

/** Without a section about criteria, one line with a threshold may be about anything. */
const MIN_LINES = 2;

/** In UTF-16 code units. A longer line without a section about criteria tells something. */
const MAX_LINE_LENGTH = 160;

const MAX_CODE_LINES = 1000;

const EXAMPLES: Record<CriteriaSubject, string> = {
  release: '"Release criteria", "Promotion gates"',
  rollback: '"Rollback criteria", "When to roll back"',
};

/**
 * Reads a document about when a version may be released, or must be rolled back. It needs a section about that with
 * at least one criterion, or a section about nothing else with at least two lines that name a measure and a threshold.
 */
export function readCriteriaDocument(
  blocks: readonly TextBlock[],
  subject: CriteriaSubject,
): DocumentFinding {
  if (
    blocks.every(block => block.kind === 'heading' || isPlaceholder(block.text))
  ) {
    return {
      outcome: 'fail',
      detail: 'The document is empty or a placeholder',
    };
  }
  const sections = findCriteriaSections(blocks, subject);
  const counted = sections.map(section => ({
    ...section,
    criteria: section.blocks.flatMap(block =>
      criteriaIn(block, section.kind, subject),
    ),
  }));
  const about = counted.filter(({ kind }) => kind !== 'unnamed');
  const found = about.filter(({ criteria }) => criteria.length > 0);
  const lines = counted.filter(
    ({ kind, heading, blocks: [first], criteria }) =>
      kind === 'unnamed' &&
      (criteria.length >= MIN_LINES ||
        // A file or a block of configuration: `min_auc: 0.85`.
        (criteria.length > 0 && heading === '' && isData(first))),
  );
  const criteria = [...found, ...(found.length > 0 ? [] : lines)].flatMap(
    section => section.criteria,
  );
  if (criteria.length > 0) {
    return {
      outcome: 'pass',
      detail: `${count(
        criteria.length,
        'criterion',
        'criteria',
      )} for a ${subject} ${criteria.length === 1 ? 'is' : 'are'} documented`,
    };
  }
  return { outcome: 'fail', detail: describeMissing(subject, about[0]) };
}

function describeMissing(
  subject: CriteriaSubject,
  section: CriteriaSection | undefined,
): string {
  const example = 'such as "recall is at least 0.9"';
  return section
    ? `No ${subject} criterion is documented: the section "${cutText(
        section.heading,
        60,
        '…',
      )}" has none; expected at least one item, table row or sentence with a threshold or a condition, ${example}`
    : `No ${subject} criterion is documented: no section is about them (searched for headings such as ${EXAMPLES[subject]}), and fewer than two lines name a measure and a threshold, ${example}`;
}

/** The criteria in a block, given what its section is about. */
function criteriaIn(
  block: TextBlock,
  kind: CriteriaSection['kind'],
  subject: CriteriaSubject,
): string[] {
  if (block.kind === 'code') {
    return block.text
      .split('\n', MAX_CODE_LINES)
      .filter(line => isConfigured(line, kind));
  }
  const { text } = block;
  if (isPlaceholder(text) || isUnfilled(block) || isLink(text)) {
    return [];
  }
  const isLimit =
    (hasThreshold(text) ||
      (block.kind === 'row' &&
        namesMeasure(text) &&
        isInLimitColumn(block.cells, block.header))) &&
    (kind !== 'unnamed' || text.length <= MAX_LINE_LENGTH);
  const isRule =
    namesMeasure(text) && hasCondition(text) && namesSubject(text, subject);
  const isStated =
    block.kind === 'paragraph'
      ? hasCondition(text)
      : isStatement(text) || hasMeasuredValue(text);
  return isLimit ||
    (kind === 'rules' && isRule) ||
    (kind === 'criteria' && isStated)
    ? [text]
    : [];
}

/** Whether a line of code sets a threshold: `min_auc: 0.85`. */
function isConfigured(line: string, kind: CriteriaSection['kind']): boolean {
  return (
    /^(?:- )?["']?[\w .-]{2,60}["']?\s*:\s*["']?[<>=]*\s?[\d.]+%?["']?,?\s*(?:#.*)?$/.test(
      line.trim(),
    ) && (kind === 'criteria' ? hasMeasuredValue(line) : hasThreshold(line))
  );
}

function isData(block: TextBlock): boolean {
  return block.kind === 'code' || (block.kind === 'row' && !block.header);
}

/** Whether a text is a link or a path and nothing else. */
function isLink(text: string): boolean {
  const link = text.trim();
  return (
    (link.includes('://') && !/\s/.test(link)) ||
    (/^[\w./#?=&%~-]+$/.test(link) && /\/|\.[a-z]{2,5}$/i.test(link))
  );
}

/**
 * Whether a text is more than a term: at least two words, or four characters of a script without spaces.
 */
function isStatement(text: string): boolean {
  return (
    /\p{L}[^\p{L}\s]*\s+\S*\p{L}/u.test(text) ||
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{4}/u.test(
      text,
    )
  );
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
