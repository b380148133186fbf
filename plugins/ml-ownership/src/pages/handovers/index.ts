export * from './HandoverList';
export * from './HandoverPage';
export * from './handoverStates';
export * from './handoverText';
export * from './OpenHandovers';
export * from './ProposeHandoverButton';
