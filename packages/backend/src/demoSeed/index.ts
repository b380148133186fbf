export { seedAfterStartup } from './seedAfterStartup';
export { DemoIdentities, isPerson } from './DemoIdentities';
export { SeedFileReader } from './SeedFileReader';
export * from './seedFields';
export { messageOf } from './messageOf';
export { readDeliveryFiles } from './readSeedFiles';
export { readEvaluated } from './readEvaluatedRefs';
export { waitForAll } from './waitForAll';
