export * from './EntityLink';
export * from './kindIcons';
export * from './useEntityTabPath';
export * from './useEntityTitles';
