export * from './LocaleFormatters';
export * from './inWordsOf';
export * from './Isolated';
export * from './mlOwnershipTranslationRef';
export * from './Translate';
export * from './useMlTranslation';
export * from './WordsOfKind';
