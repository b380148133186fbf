export * from './AlertingCollector';
export * from './GroupDirectory';
