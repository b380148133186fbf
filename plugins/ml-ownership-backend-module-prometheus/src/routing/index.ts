export * from './findRoutes';
export * from './parseAlertmanagerConfig';
export * from './Route';
export * from './TimeInterval';
