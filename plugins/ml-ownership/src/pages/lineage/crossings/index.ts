export * from './CrossingsPage';
