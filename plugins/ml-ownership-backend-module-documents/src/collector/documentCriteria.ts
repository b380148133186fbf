import { isLink } from '@mlownership/backstage-plugin-ml-ownership-common';
import { readContract } from '../contract';
import { readCriteriaDocument } from '../criteria';
import { readEnvironmentFile } from '../environment';
import { Reading } from '../Reading';
import { ExtraHeadingWords, People, readRunbook } from '../runbook';
import { detectTextFormat, readTextBlocks } from '../text';

/** What readers know besides the document. */
export interface ReadingContext {
  /** Path of the document, which tells its format where the content does not. */
  path: string;
  people: People;
  headings: ExtraHeadingWords;
}

/** A criterion that a document answers, and where the entity says which document. */
export interface DocumentCriterion {
  id: string;
  /** Below `spec`. */
  declaredIn: string;
  /** Whether it is about a section of a document rather than about a file. */
  hasSections: boolean;
  /** Whether the declaration names a document. All do where absent. */
  isAbout?(declaration: unknown): boolean;
  /** An image may be named instead of a document. */
  takesImages?: true;
  read(content: string, context: ReadingContext): Reading;
}

/** What there is to look at of the runbook of an ability, whether or not a criterion asks for it. */
export function runbookOf(ability: string): DocumentCriterion {
  return {
    id: `${ability}.runbook-readable`,
    declaredIn: `operations.${ability}.runbook`,
    hasSections: true,
    read: (content, context) =>
      readRunbook(blocksOf(content, context), context),
  };
}

function environmentOf(ability: string): DocumentCriterion {
  return {
    id: `${ability}.environment`,
    declaredIn: `operations.${ability}.environment`,
    hasSections: false,
    takesImages: true,
    read: (content, { path }) => readEnvironmentFile(path, content),
  };
}

/** Everything that this collector looks at. */
export const DOCUMENT_CRITERIA: readonly DocumentCriterion[] = [
  {
    id: 'data.contract',
    declaredIn: 'contract',
    hasSections: false,
    read: readContract,
  },
  runbookOf('retrain'),
  environmentOf('retrain'),
  runbookOf('deploy'),
  {
    id: 'deploy.release-criteria',
    declaredIn: 'operations.deploy.releaseCriteria',
    hasSections: true,
    read: (content, context) =>
      readCriteriaDocument(blocksOf(content, context), 'release'),
  },
  environmentOf('deploy'),
  runbookOf('recover'),
  {
    id: 'recover.criteria',
    declaredIn: 'operations.recover.rollbackCriteria',
    hasSections: true,
    // Criteria that stand in the entity itself are read by the catalog.
    isAbout: declaration =>
      typeof declaration === 'string' && isLink(declaration.trim()),
    read: (content, context) =>
      readCriteriaDocument(blocksOf(content, context), 'rollback'),
  },
];

function blocksOf(content: string, { path }: ReadingContext) {
  return readTextBlocks(content, detectTextFormat(path, content));
}
