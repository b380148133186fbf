export { demoEvidencePlugin } from './demoEvidencePlugin';
