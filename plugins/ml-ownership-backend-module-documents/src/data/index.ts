export * from './ParsedData';
export * from './parseJson';
export * from './parseToml';
export { parseYaml } from './parseYaml';
export * from './parseYamlDocuments';
