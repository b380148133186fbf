export * from './MlPageLayout';
export * from './PageBody';
export * from './SubPageNav';
export * from './Section';
export * from './TabBody';
export * from './tabLabel';
export * from './useIdle';
export * from './useNearViewport';
