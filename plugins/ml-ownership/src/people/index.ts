export * from './OnCallLabel';
export * from './PeopleCard';
export * from './peopleOf';
export * from './useOnCall';
export * from './useSignedInPerson';
export * from './Writer';
