export * from './PeopleCard';
export * from './useSignedInPerson';
export * from './Writer';
