export * from './ConnectorsPage';
export * from './ConnectorsRoutes';
