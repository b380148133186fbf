export * from './Matcher';
export * from './parseMatchers';
