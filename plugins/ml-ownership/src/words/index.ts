export * from './Formats';
export * from './mlOwnershipTranslationRef';
export * from './Translate';
export * from './useWords';
