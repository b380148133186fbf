export { seedAfterStartup } from './seedAfterStartup';
export { DemoIdentities, isPerson } from './DemoIdentities';
export { Entry } from './Entry';
export { SeedFileReader } from './EntryReader';
export { messageOf } from './messageOf';
export { readDeliveryFiles } from './readSeedFiles';
export { readEvaluated } from './readEvaluatedRefs';
export { waitForAll } from './waitForAll';
