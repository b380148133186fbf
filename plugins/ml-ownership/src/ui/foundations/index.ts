export { FoundationBar, FoundationSwatch } from './FoundationBar';
export * from './FoundationList';
export * from './FoundationsSection';
