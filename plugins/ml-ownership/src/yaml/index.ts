export * from './CopyableYaml';
