export * from './PageBody';
export * from './Section';
export * from './TabBody';
