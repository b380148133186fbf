import {
  CompoundEntityRef,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError, toError } from '@backstage/errors';
import { isDeepStrictEqual } from 'util';
import {
  Document,
  isMap,
  isNode,
  isScalar,
  parseAllDocuments,
  Range,
  YAMLMap,
} from 'yaml';

/** Who takes an entity over. */
export interface OwnerChange {
  entityRef: CompoundEntityRef;
  /** What to put into fields of `spec`, by field: full refs. */
  fields: { owner: string; operatedBy?: string };
}

/** A file with the descriptions of entities, after an {@link OwnerChange}. */
export interface ChangedOwner {
  /** The whole file. */
  source: string;
  /** The description of the entity alone. */
  description: string;
  /** As it stood there; absent where nothing did. */
  previousOwner?: string;
}

/** How many entities a message names. */
const MOST_NAMED = 20;

/**
 * Sets the owner of one entity in a file of YAML documents, and changes no other character: comments, order, quotes and the
 * other documents stay as they are.
 *
 * @param path - of the file, for messages
 * @throws InputError that says what stands in the way
 */
export function changeOwner(
  source: string,
  { entityRef, fields }: OwnerChange,
  path: string,
): ChangedOwner {
  const ref = stringifyEntityRef(entityRef);
  const documents = parse(source, path);
  const index = findDocument(documents, ref, path);
  const spec = documents[index].get('spec');
  const owner = isMap(spec) ? findOwner(spec) : undefined;
  if (!isMap(spec) || !owner) {
    throw new InputError(
      `${path}: the description of ${ref} has no field spec.owner that could be set; add it by hand`,
    );
  }
  const entity: { spec: Record<string, unknown> } = documents[index].toJS();
  const previousOwner = entity.spec.owner;
  const changes = Object.entries(fields).filter(
    ([field, value]) =>
      refOrUndefined(entity.spec[field], entityRef.namespace) !== value,
  );
  if (changes.length === 0) {
    throw new InputError(
      `${path}: ${ref} is owned by ${previousOwner} already; there is nothing to change`,
    );
  }

  // From the end of the file to its beginning, so that places found before stay where they are.
  const changed = changes
    .map(change => editField(source, spec, owner, change))
    .sort((left, right) => right.start - left.start)
    .reduce(
      (text, { start, end, insert }) =>
        text.slice(0, start) + insert + text.slice(end),
      source,
    );

  const expected = {
    ...entity,
    spec: { ...entity.spec, ...Object.fromEntries(changes) },
  };
  const result = [...parseAllDocuments(changed)];
  if (
    result.length !== documents.length ||
    result.some(({ errors }) => errors.length > 0) ||
    !isDeepStrictEqual(result[index].toJS(), expected)
  ) {
    throw new InputError(
      `${path}: the owner of ${ref} cannot be set without changing something else, as where other fields repeat it through an anchor; change it by hand`,
    );
  }
  const { range } = result[index];
  return {
    source: changed,
    description: changed
      .slice(range[0], range[1])
      .replace(/^---(?:[ \t]+#.*|[ \t]*)\r?\n/, '')
      .replace(/^(?:[ \t]*\r?\n)+/, ''),
    ...(typeof previousOwner === 'string' && { previousOwner }),
  };
}

function parse(source: string, path: string): Document.Parsed[] {
  const documents = [...parseAllDocuments(source)];
  const error = documents.flatMap(({ errors }) => errors).at(0);
  if (error) {
    throw new InputError(
      `${path} is no YAML that the catalog could read: ${
        error.message.split(/:?\n/)[0]
      }`,
    );
  }
  return documents;
}

/** Where the owner is written. */
function findOwner(spec: YAMLMap): { key: Range; value: Range } | undefined {
  const pair = spec.items.find(
    ({ key }) => isScalar(key) && key.value === 'owner',
  );
  return isNode(pair?.key) &&
    pair.key.range &&
    isNode(pair.value) &&
    pair.value.range
    ? { key: pair.key.range, value: pair.value.range }
    : undefined;
}

function findDocument(
  documents: readonly Document.Parsed[],
  ref: string,
  path: string,
): number {
  const refs = documents.map(document => refOf(document, path));
  const found = refs.indexOf(ref);
  if (found < 0) {
    const described = refs.filter(Boolean);
    const more = described.length - MOST_NAMED;
    throw new InputError(
      `${path} does not describe ${ref}; ${
        described.length === 0
          ? 'it describes no entity'
          : `it describes ${described.slice(0, MOST_NAMED).join(', ')}${
              more > 0 ? ` and ${more} more` : ''
            }`
      }`,
    );
  }
  if (refs.lastIndexOf(ref) !== found) {
    throw new InputError(
      `${path} describes ${ref} more than once; remove what is not meant`,
    );
  }
  return found;
}

/** The full ref of what a document describes, in lower case; undefined where that is no entity. */
function refOf(document: Document.Parsed, path: string): string | undefined {
  let content: unknown;
  try {
    content = document.toJS();
  } catch (error) {
    throw new InputError(
      `${path} is no YAML that the catalog could read: ${
        toError(error).message
      }`,
    );
  }
  const { kind, metadata } = Object(content);
  const { name, namespace } = Object(metadata);
  return typeof kind === 'string' && typeof name === 'string'
    ? stringifyEntityRef({
        kind,
        namespace: typeof namespace === 'string' ? namespace : undefined,
        name,
      })
    : undefined;
}

function refOrUndefined(
  value: unknown,
  defaultNamespace: string,
): string | undefined {
  if (typeof value !== 'string') {
    return undefined;
  }
  try {
    return stringifyEntityRef(
      parseEntityRef(value, { defaultKind: 'group', defaultNamespace }),
    );
  } catch {
    return undefined;
  }
}

interface Edit {
  start: number;
  end: number;
  insert: string;
}

/** How to write a field of `spec`: in place of its value, else as a new field after the owner. */
function editField(
  source: string,
  spec: YAMLMap,
  owner: { key: Range; value: Range },
  [field, value]: [string, string],
): Edit {
  const node = spec.get(field, true);
  if (isNode(node) && node.range) {
    const [start, end] = node.range;
    const written = source.slice(start, end).trimEnd();
    return {
      start,
      end: start + written.length,
      // `owner:` with nothing behind it has no space there.
      insert: [
        source[start - 1] === ':' ? ' ' : '',
        isScalar(node) ? quotedAs(node.type, value) : value,
        !written && source[start] === '#' ? ' ' : '',
      ].join(''),
    };
  }
  const [keyStart] = owner.key;
  const [, ownerEnd] = owner.value;
  if (spec.flow) {
    return {
      start: ownerEnd,
      end: ownerEnd,
      insert: `, ${field}: ${value}`,
    };
  }
  const lineEnd = source.includes('\r\n') ? '\r\n' : '\n';
  const column = keyStart - (source.lastIndexOf('\n', keyStart - 1) + 1);
  const line = `${' '.repeat(column)}${field}: ${value}`;
  const next =
    source[ownerEnd - 1] === '\n'
      ? ownerEnd
      : source.indexOf('\n', ownerEnd) + 1;
  return next > 0
    ? { start: next, end: next, insert: `${line}${lineEnd}` }
    : {
        start: source.length,
        end: source.length,
        insert: `${lineEnd}${line}`,
      };
}

/** A ref needs no quotes; where there were some, they stay. */
function quotedAs(type: string | undefined, value: string): string {
  switch (type) {
    case 'QUOTE_DOUBLE':
      return `"${value}"`;
    case 'QUOTE_SINGLE':
      return `'${value}'`;
    default:
      return value;
  }
}
