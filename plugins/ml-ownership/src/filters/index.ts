export * from './MultiFilter';
export * from './TeamFilter';
export * from './TextFilter';
export * from './useUrlPages';
