export { JobPipelines, keyOf } from './JobPipelines';
export type { JobRule } from './JobPipelines';
export { PipelineDirectory, targetsOf } from './PipelineDirectory';
