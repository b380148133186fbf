export * from './BlockerList';
export * from './ReasonDialog';
export * from './RecordForms';
export * from './Refused';
export * from './Timeline';
export * from './useMove';
