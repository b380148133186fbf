/** The schema of a parameter, from the OpenAPI document. */
export interface ParameterSchema {
  type: string;
  items?: ParameterSchema;
}

/** A query parameter of an operation. */
interface QueryParameter {
  name: string;
  schema: ParameterSchema;
}

/** One method of one path. */
export interface Operation {
  method: string;
  /** The path as spelled in the document, such as `/v1/drills/{id}`. */
  path: string;
  parameters: ReadonlyMap<string, QueryParameter>;
}

type Json = Record<string, any>;

const METHODS = ['get', 'put', 'post', 'delete', 'patch'];

/**
 * The operations of an OpenAPI document, looked up by request path as Express matches it: case-insensitive, with or
 * without a trailing slash.
 */
export class Operations {
  readonly all: readonly Operation[];

  private readonly paths: readonly {
    matches: RegExp;
    operations: readonly Operation[];
  }[];

  constructor(document: Json) {
    this.paths = Object.entries<Json>(document.paths)
      // A literal segment takes precedence over a placeholder.
      .sort(([a], [b]) => placeholders(a) - placeholders(b))
      .map(([path, item]) => ({
        matches: toPattern(path),
        operations: METHODS.filter(method => method in item).map(method => ({
          method: method.toLocaleUpperCase('en-US'),
          path,
          parameters: readParameters(document, item[method].parameters),
        })),
      }));
    this.all = this.paths.flatMap(({ operations }) => operations);
  }

  /** The operations at a request path; empty if there are none. */
  at(path: string): Operation[] {
    return this.paths
      .filter(({ matches }) => matches.test(path))
      .flatMap(({ operations }) => operations);
  }
}

function placeholders(path: string): number {
  return path.split('{').length - 1;
}

function toPattern(path: string): RegExp {
  const segments = path
    .split('/')
    .map(segment =>
      segment.startsWith('{')
        ? '[^/]+'
        : segment.replace(/[.*+?^$()|[\]\\]/g, '\\$&'),
    );
  return new RegExp(`^${segments.join('/')}/?$`, 'i');
}

function readParameters(
  document: Json,
  parameters: Json[] = [],
): ReadonlyMap<string, QueryParameter> {
  return new Map(
    parameters
      .map(parameter => resolve(document, parameter))
      .filter(parameter => parameter.in === 'query')
      .map(({ name, schema }) => [
        name,
        { name, schema: readSchema(document, schema) },
      ]),
  );
}

function readSchema(document: Json, schema: Json): ParameterSchema {
  const resolved = resolve(document, schema);
  return {
    ...resolved,
    type: resolved.type,
    items: resolved.items && readSchema(document, resolved.items),
  };
}

function resolve(document: Json, node: Json): Json {
  return typeof node.$ref === 'string'
    ? node.$ref
        .slice('#/'.length)
        .split('/')
        .reduce<Json>((found, step) => found[step], document)
    : node;
}
