export * from './useUrlState';
export * from './withQuery';
