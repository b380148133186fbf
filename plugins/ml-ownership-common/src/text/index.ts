export * from './isolate';
