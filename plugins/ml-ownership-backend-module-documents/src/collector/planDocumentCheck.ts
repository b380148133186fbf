import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  cutText,
  declaresNothing,
  isLink,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { CollectorTarget } from '@mlownership/backstage-plugin-ml-ownership-node';
import { createHash } from 'crypto';
import { readAzureMlReference, readImageReference } from '../environment';
import { FetchedDocument } from '../fetch';
import { resolvePointer } from '../pointer';
import { declared } from './declarations';
import { DocumentCriterion } from './documentCriteria';
import { locateDocument } from './locateDocument';
import { Look, DocumentCheckResult } from './DocumentCheck';

/** A document to check, or a result that needs no document. */
export type PlannedDocumentCheck =
  | { look: Look; result?: undefined }
  | { look?: undefined; result: DocumentCheckResult };

/**
 * Plans the check of one criterion of one entity.
 *
 * @param context - `knowledge` contains the inputs of the reading other than the document
 * @returns undefined if the entity declares nothing for the criterion
 */
export async function planDocumentCheck(
  target: CollectorTarget,
  criterion: DocumentCriterion,
  context: {
    integrations: ScmIntegrationRegistry;
    knowledge: unknown;
    read: (url: string) => Promise<FetchedDocument>;
  },
): Promise<PlannedDocumentCheck | undefined> {
  const { entity } = target;
  const declaration = declared(entity, criterion.declarationPath);
  if (declaration === undefined || criterion.isAbout?.(declaration) === false) {
    return undefined;
  }
  const text = typeof declaration === 'string' ? declaration.trim() : undefined;
  const image =
    text && criterion.takesImages ? readImageReference(text) : undefined;
  if (image) {
    return {
      result: { seen: true, reading: image.reading, digest: image.digest },
    };
  }
  const registered =
    text && criterion.takesImages ? readAzureMlReference(text) : undefined;
  if (registered) {
    return {
      result: {
        seen: true,
        reading: registered.reading,
        digest: registered.version,
      },
    };
  }
  if (!text || declaresNothing(text) || !isPointer(text)) {
    return { result: flaw(criterion, declaration) };
  }
  const pointer = resolvePointer(entity, text, context.integrations);
  if (!pointer.ok) {
    return { result: { seen: false, reason: pointer.reason } };
  }
  const urls = await locateDocument(pointer, context.read);
  const fragment = criterion.hasSections ? pointer.fragment : undefined;
  return {
    look: {
      target,
      criterion,
      urls,
      fragment,
      question: createHash('sha256')
        .update(JSON.stringify([context.knowledge, urls, fragment]))
        .digest('hex')
        .slice(0, 16),
    },
  };
}

/** Whether a text is a link or a plain file name, such as "Dockerfile". */
function isPointer(text: string): boolean {
  return isLink(text) || !/\s/.test(text);
}

function flaw(
  { declarationPath, takesImages }: DocumentCriterion,
  got: unknown,
): DocumentCheckResult {
  const shown = JSON.stringify(got) ?? typeof got;
  return {
    seen: true,
    reading: {
      outcome: 'fail',
      detail: `spec.${declarationPath} is ${cutText(
        shown,
        80,
        '…',
      )}, expected a document URL or path${
        takesImages ? ', or an image by its digest' : ''
      }`,
    },
  };
}
