import { CollectorTarget } from '@mlownership/backstage-plugin-ml-ownership-node';
import { DocumentFinding } from '../DocumentFinding';
import { DocumentCriterion } from './documentCriteria';

/** A pending check of one document for one criterion of one entity. */
export interface Look {
  target: CollectorTarget;
  criterion: DocumentCriterion;
  /** Possible addresses of the document, likeliest first. */
  urls: readonly string[];
  fragment?: string;
  /** Cache key of all inputs other than the document. */
  question: string;
}

/** The result of a check. */
export type DocumentCheckResult =
  | {
      seen: true;
      reading: DocumentFinding & { outcome: 'pass' | 'fail' };
      /** Link for users. */
      url?: string;
      /** Digest of the document, its section, or the image. */
      digest?: string;
      /** Lets the next check skip an unchanged document. */
      remembered?: { url: string; etag: string };
    }
  | { seen: false; reason: string };
