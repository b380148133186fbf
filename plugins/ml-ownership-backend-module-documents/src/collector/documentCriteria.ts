import { isLink } from '@mlownership/backstage-plugin-ml-ownership-common';
import { readContract } from '../contract';
import { readCriteriaDocument } from '../criteria';
import { readEnvironmentFile } from '../environment';
import { DocumentFinding } from '../DocumentFinding';
import { ExtraHeadingTerms, People, readRunbook } from '../runbook';
import { detectTextFormat, readTextBlocks } from '../text';

/** Inputs of a reader other than the document. */
interface ReadingContext {
  /** Path of the document, for the format if the content does not determine it. */
  path: string;
  people: People;
  headings: ExtraHeadingTerms;
}

/** A criterion that a document answers, and the field that links the document. */
export interface DocumentCriterion {
  id: string;
  /** Below `spec`. */
  declarationPath: string;
  /** Whether it is about a section of a document rather than a whole file. */
  hasSections: boolean;
  /** Whether a declaration names a document; all do if absent. */
  isAbout?(declaration: unknown): boolean;
  /** An image may be named instead of a document, which may be a lock file and large. */
  takesImages?: true;
  read(content: string, context: ReadingContext): DocumentFinding;
}

/** The check of an ability's runbook, whether or not it has a criterion. */
export function runbookOf(ability: string): DocumentCriterion {
  return {
    id: `${ability}.runbook-readable`,
    declarationPath: `operations.${ability}.runbook`,
    hasSections: true,
    read: (content, context) =>
      readRunbook(blocksOf(content, context), context),
  };
}

function environmentOf(ability: string): DocumentCriterion {
  return {
    id: `${ability}.environment`,
    declarationPath: `operations.${ability}.environment`,
    hasSections: false,
    takesImages: true,
    read: (content, { path }) => readEnvironmentFile(path, content),
  };
}

/** All criteria that this collector checks. */
export const DOCUMENT_CRITERIA: readonly DocumentCriterion[] = [
  {
    id: 'data.contract',
    declarationPath: 'contract',
    hasSections: false,
    read: readContract,
  },
  runbookOf('retrain'),
  environmentOf('retrain'),
  runbookOf('deploy'),
  {
    id: 'deploy.release-criteria',
    declarationPath: 'operations.deploy.releaseCriteria',
    hasSections: true,
    read: (content, context) =>
      readCriteriaDocument(blocksOf(content, context), 'release'),
  },
  environmentOf('deploy'),
  runbookOf('recover'),
  {
    id: 'recover.criteria',
    declarationPath: 'operations.recover.rollbackCriteria',
    hasSections: true,
    // Criteria written in the entity itself are read from the catalog.
    isAbout: declaration =>
      typeof declaration === 'string' && isLink(declaration.trim()),
    read: (content, context) =>
      readCriteriaDocument(blocksOf(content, context), 'rollback'),
  },
];

function blocksOf(content: string, { path }: ReadingContext) {
  return readTextBlocks(content, detectTextFormat(path, content));
}
