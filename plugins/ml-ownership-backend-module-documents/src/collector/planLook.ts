import { ScmIntegrationRegistry } from '@backstage/integration';
import { isLink } from '@mlownership/backstage-plugin-ml-ownership-common';
import { CollectorTarget } from '@mlownership/backstage-plugin-ml-ownership-node';
import { createHash } from 'crypto';
import { readImageReference } from '../environment';
import { FetchedDocument } from '../fetch';
import { resolvePointer } from '../pointer';
import { isPlaceholder } from '../text';
import { declared } from './declarations';
import { DocumentCriterion } from './documentCriteria';
import { locateDocument } from './locateDocument';
import { Look, LookResult } from './Look';

/** A document to look at, or an answer that needs none. */
export type PlannedLook =
  | { look: Look; result?: undefined }
  | { look?: undefined; result: LookResult };

/**
 * Plans what to look at for one criterion of one entity.
 *
 * @param context - `knowledge` is what the reading depends on besides the document
 * @returns undefined where the entity declares nothing that the criterion could be about
 */
export async function planLook(
  target: CollectorTarget,
  criterion: DocumentCriterion,
  context: {
    integrations: ScmIntegrationRegistry;
    knowledge: unknown;
    read: (url: string) => Promise<FetchedDocument>;
  },
): Promise<PlannedLook | undefined> {
  const { entity } = target;
  const declaration = declared(entity, criterion.declaredIn);
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
  if (!text || isPlaceholder(text) || !isPointer(text)) {
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

/** A link, or the plain name of a file: "Dockerfile". */
function isPointer(text: string): boolean {
  return isLink(text) || !/\s/.test(text);
}

function flaw(
  { declaredIn, takesImages }: DocumentCriterion,
  got: unknown,
): LookResult {
  const shown = JSON.stringify(got) ?? typeof got;
  return {
    seen: true,
    reading: {
      outcome: 'fail',
      detail: `spec.${declaredIn} is ${
        shown.length > 80 ? `${shown.slice(0, 79)}…` : shown
      }, expected the address of a document${
        takesImages ? ', or an image by its digest' : ''
      }`,
    },
  };
}
