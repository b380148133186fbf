export * from './Paper';
export * from './useHoldPrint';
export * from './usePaperRows';
export * from './usePrinting';
