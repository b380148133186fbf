export * from './authorsOf';
