export * from './GithubApi';
export * from './githubSchemas';
