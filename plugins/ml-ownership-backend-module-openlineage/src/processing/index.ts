export { DatasetFindings } from './DatasetFindings';
export { EventProcessor } from './EventProcessor';
export { OPENLINEAGE_CRITERIA } from './findings';
export { PipelineFindings } from './PipelineFindings';
