export { DemoEvidenceDelivery } from './DemoEvidenceDelivery';
export { demoEvidencePlugin } from './demoEvidencePlugin';
export { DemoSpeakers } from './DemoSpeakers';
export { readEvidenceFiles } from './readEvidenceFiles';
