import { createHash } from 'node:crypto';

/** `dt=2026-11-24` and its like: one part of a table, not a table. */
const PARTITION = /^[^/=]+=[^/]*$/;

const SCHEME = /^\/*([a-z][a-z0-9+.-]*):\/+([^/]*)(.*)$/i;

/** Other names of the same store. */
const SCHEMES: Record<string, string> = {
  s3a: 's3',
  s3n: 's3',
  wasbs: 'wasb',
  abfss: 'abfs',
  gcs: 'gs',
};

/**
 * The normal form of a dataset's name as runs speak of it, so that what is one dataset has one name: `s3a` is `s3`, a scheme and
 * a host are in lower case, slashes don't repeat, and a partition stands for its table. A normal form is its own.
 *
 * @param namespace - where it is, such as `s3://bucket` or `postgres://host:5432`
 * @param name - which it is there, such as a path or `database.schema.table`
 */
export function datasetKey(namespace: string, name: string): string {
  return datasetKeyOf(`${namespace}/${name}`);
}

/**
 * The normal form of a name that is written in one piece, such as `s3://bucket/path`.
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

/**
 * The ref that stands for a dataset which no entity of the catalog goes by. No kind of the catalog is called ghost.
 */
export function ghostRef(key: string): string {
  const digest = createHash('sha256').update(key).digest('hex').slice(0, 32);
  return `ghost:dataset/${digest}`;
}

export function isGhostRef(ref: string): boolean {
  return ref.startsWith('ghost:');
}

/** Names are separated by commas, so one within a name is written as in a URL. */
const COMMA = /,/g;
const WRITTEN_COMMA = /%2C/gi;

/** The names that an annotation holds, in normal form. */
export function readNames(annotation: string): string[] {
  return annotation
    .split(',')
    .map(name => name.trim().replace(WRITTEN_COMMA, ','))
    .filter(Boolean)
    .map(datasetKeyOf);
}

/** An annotation that holds one name. */
export function writeName(name: string): string {
  return name.replace(COMMA, '%2C');
}

function toScheme(scheme: string): string {
  const lower = scheme.toLocaleLowerCase('en-US');
  return SCHEMES[lower] ?? lower;
}
