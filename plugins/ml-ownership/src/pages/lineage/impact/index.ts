export * from './ImpactPanel';
