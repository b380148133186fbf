export * from './ExemptionList';
export * from './RequestExemptionDialog';
