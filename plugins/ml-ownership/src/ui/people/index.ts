export * from './OnCallLabel';
export * from './PeopleCard';
export * from './peopleOf';
export * from './useNotInCatalog';
export * from './useOnCall';
export * from './useSignedInPerson';
export * from './Writer';
