export * from './EntityLink';
export * from './isMlOwner';
export * from './kindIcons';
export * from './useEntityTabPath';
export * from './useEntityTitles';
export * from './MissingMark';
export * from './useMissingPeople';
export * from './useTemplatePath';
