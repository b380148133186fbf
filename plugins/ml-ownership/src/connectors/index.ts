export * from './ConnectorsPage';
