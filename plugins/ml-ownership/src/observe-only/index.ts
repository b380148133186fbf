export * from './ObserveOnlyNote';
