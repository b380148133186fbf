export * from './GrafanaSystem';
