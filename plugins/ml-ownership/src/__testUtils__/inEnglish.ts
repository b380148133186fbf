import { mockApis } from '@backstage/frontend-test-utils';
import { mlOwnershipTranslationRef, Translate } from '../words';

const messages = mockApis
  .translation()
  .getTranslation(mlOwnershipTranslationRef);

if (!messages.ready) {
  throw new Error('The English messages have to be there from the start');
}

/** Says a message in English, for what is tested without a page. */
export const inEnglish: Translate = messages.t as unknown as Translate;
