export * from './GitlabHosts';
export * from './GitlabSource';
