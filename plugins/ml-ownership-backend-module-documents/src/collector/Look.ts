import { CollectorTarget } from '@mlownership/backstage-plugin-ml-ownership-node';
import { Reading } from '../Reading';
import { DocumentCriterion } from './documentCriteria';

/** A document that one criterion of one entity asks about. */
export interface Look {
  target: CollectorTarget;
  criterion: DocumentCriterion;
  /** Addresses where it may be, the likeliest first. */
  urls: readonly string[];
  fragment?: string;
  /** Stands for everything besides the document that the reading depends on. */
  question: string;
}

/** What came of a look. */
export type LookResult =
  | {
      seen: true;
      reading: Reading & { outcome: 'pass' | 'fail' };
      /** Where a person can look. */
      url?: string;
      /** Of the document, its section, or the image. */
      digest?: string;
      /** What makes the next look cheap. */
      remembered?: { url: string; etag: string };
    }
  | { seen: false; reason: string };
