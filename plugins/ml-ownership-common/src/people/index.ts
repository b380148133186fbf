export * from './getAuthors';
export * from './findMissing';
export * from './speaksFor';
export * from './isSamePerson';
export * from './EntityRecord';
export * from './outdateBefore';
export * from './predecessorsOf';
