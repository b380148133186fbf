export * from './Formats';
export * from './mlOwnershipTranslationRef';
export * from './useWords';
