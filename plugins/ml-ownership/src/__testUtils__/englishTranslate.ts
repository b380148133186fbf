import { mockApis } from '@backstage/frontend-test-utils';
import { mlOwnershipTranslationRef, TranslateFunction } from '../translations';

const messages = mockApis
  .translation()
  .getTranslation(mlOwnershipTranslationRef);

if (!messages.ready) {
  throw new Error('The English messages have to be there from the start');
}

/** Translates a message into English for tests without a page. */
export const inEnglish: TranslateFunction =
  messages.t as unknown as TranslateFunction;
