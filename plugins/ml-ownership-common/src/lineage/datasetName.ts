/** A partition such as `dt=2026-11-24`: a part of a table. */
const PARTITION = /^[^/=]+=[^/]*$/;

const LOCAL = /^file:?$/i;

const SCHEME = /^\/*([a-z][a-z0-9+.-]*):\/+([^/]*)(.*)$/i;

/** Aliases of schemes. */
const SCHEMES: Record<string, string> = {
  s3a: 's3',
  s3n: 's3',
  wasbs: 'wasb',
  abfss: 'abfs',
  gcs: 'gs',
};

/**
 * Normalises the name of a dataset as reported by runs, so that one dataset has one name: `s3a` becomes `s3`, scheme
 * and host are in lower case, repeated slashes are collapsed, a partition is replaced by its table, and `file` is
 * `file://`. Idempotent.
 *
 * @param namespace - location, such as `s3://bucket` or `postgres://host:5432`
 * @param name - name at the location, such as a path or `database.schema.table`
 *
 * @public
 */
export function datasetKey(namespace: string, name: string): string {
  // Spark names the local file system without the slashes of a URL.
  const location = LOCAL.test(namespace) ? 'file://' : namespace;
  return datasetKeyOf(`${location}/${name}`);
}

/**
 * Normalises a name in one piece, such as `s3://bucket/path`; see {@link datasetKey}.
 *
 * @public
 */
export function datasetKeyOf(text: string): string {
  const [, scheme, host, path] = SCHEME.exec(text) ?? [
    undefined,
    undefined,
    '',
    text,
  ];
  const segments = path.split('/').filter(segment => segment !== '');
  while (segments.length > 1 && PARTITION.test(segments[segments.length - 1])) {
    segments.pop();
  }
  const rest = segments.join('/');
  return scheme === undefined
    ? rest
    : `${toScheme(scheme)}://${host.toLocaleLowerCase('en-US')}/${rest}`;
}

/** Names are separated by commas, so a comma within a name is URL-encoded. */
const COMMA = /,/g;
const WRITTEN_COMMA = /%2C/gi;

/**
 * The names in the annotation `mlownership.dev/dataset-aliases`, normalised.
 *
 * @public
 */
export function readDatasetAliases(annotation: string): string[] {
  return annotation
    .split(',')
    .map(name => name.trim().replace(WRITTEN_COMMA, ','))
    .filter(Boolean)
    .map(datasetKeyOf);
}

/**
 * The annotation `mlownership.dev/dataset-aliases` with one name.
 *
 * @public
 */
export function writeDatasetAlias(name: string): string {
  return name.replace(COMMA, '%2C');
}

function toScheme(scheme: string): string {
  const lower = scheme.toLocaleLowerCase('en-US');
  return SCHEMES[lower] ?? lower;
}
