export * from './GitlabApi';
export type {
  GitlabCommit,
  GitlabDeployment,
  GitlabJob,
  GitlabPipeline,
  GitlabUser,
} from './gitlabSchemas';
