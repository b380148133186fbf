export * from './PrometheusSystem';
export * from './readRules';
export * from './readSilences';
