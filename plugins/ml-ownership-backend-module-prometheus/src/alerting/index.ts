export * from './AlertingSystem';
export * from './AlertRelabeling';
export * from './assessAlerts';
export * from './assessRule';
