import {
  Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  Pair,
  ParsedNode,
} from 'yaml';
import { PathSegment } from './parseFieldPath';

/**
 * Returns where a field is in a YAML document: its value, or its key if the value is empty or a block; for a missing
 * field, the key of the object that it is missing in.
 *
 * @returns the offset in the file, in UTF-16 code units
 */
export function findOffset(
  document: Document.Parsed,
  path: readonly PathSegment[],
): number {
  let node: ParsedNode | null | undefined = document.contents;
  let offset = node?.range[0] ?? document.range[0];
  for (const segment of path) {
    if (isAlias(node)) {
      node = node.resolve(document) as ParsedNode | undefined;
    }
    if (isMap<ParsedNode, ParsedNode | null>(node)) {
      const pair: Pair<ParsedNode, ParsedNode | null> | undefined =
        node.items.find(({ key }) => textOf(key) === String(segment));
      if (!pair) {
        return offset;
      }
      const key: ParsedNode = pair.key;
      const value: ParsedNode | null = pair.value;
      offset = startsOnItsOwn(value) ? value!.range[0] : key.range[0];
      node = value;
    } else if (isSeq<ParsedNode>(node) && typeof segment === 'number') {
      node = node.items[segment];
      offset = node?.range[0] ?? offset;
    } else {
      // An item of a text, such as a list of refs in an annotation.
      return offset;
    }
  }
  return offset;
}

function textOf(key: ParsedNode): string | undefined {
  return isScalar(key) ? String(key.value) : undefined;
}

/** Whether a reader expects the position of a value at the value and not at its key. */
function startsOnItsOwn(value: ParsedNode | null): boolean {
  if (isCollection(value)) {
    return value.flow === true;
  }
  return isAlias(value) || (isScalar(value) && value.value !== null);
}
