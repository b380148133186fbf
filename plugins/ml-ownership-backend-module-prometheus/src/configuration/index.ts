export * from './AlertingSettings';
export * from './readAlertingConfig';
