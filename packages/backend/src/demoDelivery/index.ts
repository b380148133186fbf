export { deliverAfterStart } from './deliverAfterStart';
export { DemoSpeakers, isPerson } from './DemoSpeakers';
export { Entry } from './Entry';
export { EntryReader } from './EntryReader';
export { messageOf } from './messageOf';
export { readDeliveryFiles } from './readDeliveryFiles';
export { readEvaluated } from './readEvaluated';
export { waitForAll } from './waitForAll';
