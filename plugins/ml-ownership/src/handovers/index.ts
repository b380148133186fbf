export * from './HandoverList';
export * from './HandoverPage';
export * from './handoverStates';
export * from './handoverWords';
export * from './OpenHandovers';
export * from './ProposeHandoverButton';
