import { createHash } from 'node:crypto';
import { DOCUMENT_CRITERIA } from '../collector/documentCriteria';
import { ModelCardParts, readModelCard } from '../card';
import { DocumentFinding } from '../DocumentFinding';
import { ExtraHeadingTerms, People, readRunbookSteps } from '../runbook';
import { detectTextFormat, readTextBlocks, selectSection } from '../text';

/** The input of a reading. Plain data, so that it can be sent to a worker thread. */
export interface DocumentQuestion {
  content: string;
  /** Path of the document, for the format if the content does not determine it. */
  path: string;
  /** Heading of the section to read, without `#`; the whole document if absent. */
  fragment?: string;
  /** Id of the criterion to evaluate, `steps` for the steps of a runbook, or `model-card`. */
  about: string;
  people: People;
  headings: ExtraHeadingTerms;
}

/** The output of a reading. */
export type DocumentAnswer =
  | { hasSection: false }
  | {
      hasSection: true;
      /** Of the section, if one was requested. */
      digest?: string;
      reading: DocumentFinding;
      /** Steps of the runbook, if requested. */
      steps?: string[];
      /** Parts of the model card, if requested. */
      modelCard?: ModelCardParts;
    };

/** Reads a document, or a section of it. Pure: the same input has the same output. */
export function readDocument(question: DocumentQuestion): DocumentAnswer {
  const { fragment, path } = question;
  if (fragment === undefined) {
    return { hasSection: true, ...readContent(question, question.content) };
  }
  const section = selectSection(
    question.content,
    detectTextFormat(path, question.content),
    fragment,
  );
  return section === undefined
    ? { hasSection: false }
    : {
        hasSection: true,
        digest: `sha256:${createHash('sha256').update(section).digest('hex')}`,
        ...readContent(question, section),
      };
}

function readContent(
  { about, path, people, headings }: DocumentQuestion,
  content: string,
): {
  reading: DocumentFinding;
  steps?: string[];
  modelCard?: ModelCardParts;
} {
  if (about === 'steps') {
    const blocks = readTextBlocks(content, detectTextFormat(path, content));
    const steps = readRunbookSteps(blocks, headings);
    return {
      reading: { outcome: 'pass', detail: `${steps.length} steps` },
      steps,
    };
  }
  if (about === 'model-card') {
    return {
      reading: { outcome: 'pass', detail: 'The model card was read' },
      modelCard: readModelCard(content),
    };
  }
  const criterion = DOCUMENT_CRITERIA.find(({ id }) => id === about)!;
  return { reading: criterion.read(content, { path, people, headings }) };
}
