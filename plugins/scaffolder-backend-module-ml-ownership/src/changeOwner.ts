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

/** The new owner of an entity. */
export interface OwnerChange {
  entityRef: CompoundEntityRef;
  /** New values of fields in `spec`, by field: full refs. */
  fields: { owner: string; operatedBy?: string };
}

/** A file of entity descriptions after an {@link OwnerChange}. */
export interface ChangedOwner {
  /** The whole file. */
  source: string;
  /** The description of the entity alone. */
  description: string;
  /** The previous value as written; absent if there was none. */
  previousOwner?: string;
}

/** Maximum number of entities that a message lists. */
const MAX_LISTED = 20;

/**
 * Sets the owner of one entity in a file of YAML documents, and changes no other character: comments, order, quotes
 * and other documents stay as they are.
 *
 * @param path - of the file, for messages
 * @throws InputError that states what prevents the change
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
      `${path}: ${ref} is already owned by ${previousOwner}; there is nothing to change`,
    );
  }

  // From the end of the file to its beginning, so that earlier offsets stay valid.
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
      `${path}: the owner of ${ref} cannot be set without changing other fields, for example fields that repeat it through an anchor; change it by hand`,
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
      `${path} is not YAML that the catalog can read: ${
        error.message.split(/:?\n/)[0]
      }`,
    );
  }
  return documents;
}

/** The position of the owner in the source. */
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
    const more = described.length - MAX_LISTED;
    throw new InputError(
      `${path} does not describe ${ref}; ${
        described.length === 0
          ? 'it describes no entity'
          : `it describes ${described.slice(0, MAX_LISTED).join(', ')}${
              more > 0 ? ` and ${more} more` : ''
            }`
      }`,
    );
  }
  if (refs.lastIndexOf(ref) !== found) {
    throw new InputError(
      `${path} describes ${ref} more than once; remove the duplicates`,
    );
  }
  return found;
}

/** The full ref of the entity in a document, in lower case; undefined if it is not an entity. */
function refOf(document: Document.Parsed, path: string): string | undefined {
  let content: unknown;
  try {
    content = document.toJS();
  } catch (error) {
    throw new InputError(
      `${path} is not YAML that the catalog can read: ${
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

/** The edit that sets a field of `spec`: replaces its value, or adds the field after the owner. */
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
      // An empty `owner:` has no trailing space.
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

/** A ref needs no quotes; existing ones are kept. */
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
