export * from './PageBody';
export * from './Section';
