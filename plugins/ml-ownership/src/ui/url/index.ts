export * from './appendQuery';
export * from './useTab';
export * from './useUrlState';
