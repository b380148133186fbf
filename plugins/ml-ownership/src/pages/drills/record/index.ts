export * from './AbilitySelect';
export * from './BlockerList';
export * from './ReasonDialog';
export * from './EntryForm';
export * from './RejectionAlert';
export * from './Timeline';
export * from './useTransition';
