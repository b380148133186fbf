export * from './CopyableYaml';
export * from './CopyButton';
