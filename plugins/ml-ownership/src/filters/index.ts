export * from './CatalogSearch';
export * from './EntitySearch';
export * from './FilterBar';
export * from './MultiFilter';
export * from './TeamFilter';
export * from './TextFilter';
export * from './useUrlPages';
export * from './useUrlSort';
