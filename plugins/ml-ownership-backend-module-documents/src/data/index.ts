export * from './ParsedData';
export * from './parseJson';
export * from './parseYaml';
