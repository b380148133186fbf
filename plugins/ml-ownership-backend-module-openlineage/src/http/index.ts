export { createLineageRouter } from './createLineageRouter';
export { StoreLimiter } from './StoreLimiter';
