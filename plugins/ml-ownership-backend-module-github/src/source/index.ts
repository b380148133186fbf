export * from './GithubHosts';
export * from './GithubSource';
