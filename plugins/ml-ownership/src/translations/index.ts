export * from './LocaleFormatters';
export * from './Isolated';
export * from './mlOwnershipTranslationRef';
export * from './Translate';
export * from './useMlTranslation';
