export * from './MlPages';
export * from './PageBody';
export * from './RoomNav';
export * from './Section';
export * from './TabBody';
export * from './tabLabel';
export * from './useNearViewport';
