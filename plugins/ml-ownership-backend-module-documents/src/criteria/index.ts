export * from './readCriteriaDocument';
