export * from './DisputeList';
export * from './OpenDisputeDialog';
