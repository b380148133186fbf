export * from './PageBody';
export * from './Section';
export * from './TabBody';
export * from './useNearViewport';
