export * from './Paper';
export * from './PrintButton';
export * from './useHoldPrint';
export * from './usePaperRows';
export * from './usePrinting';
