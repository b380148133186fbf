import { loadAll } from 'js-yaml';
import { ParsedData } from './ParsedData';
import { parseYamlWith } from './parseYaml';

/** Parses a stream of YAML documents, with the limits of {@link parseYaml}; the value is the list of them. */
export function parseYamlDocuments(content: string): ParsedData {
  return parseYamlWith(content, text => loadAll(text));
}
