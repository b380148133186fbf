import { createHash } from 'node:crypto';

/** `dt=2026-11-24` and its like: one part of a table, not a table. */
const PARTITION = /^[^/=]+=[^/]*$/;

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
 * a host are in lower case, slashes don't repeat, and a partition stands for its table.
 *
 * @param namespace - where it is, such as `s3://bucket` or `postgres://host:5432`
 * @param name - which it is there, such as a path or `database.schema.table`
 */
export function datasetKey(namespace: string, name: string): string {
  const [, scheme, rest] = /^([a-z][a-z0-9+.-]*):\/*(.*)$/i.exec(namespace) ?? [
    undefined,
    undefined,
    namespace,
  ];
  const authority = rest.replace(/\/+$/, '');
  const prefix =
    scheme === undefined
      ? authority
      : `${toScheme(scheme)}://${authority.toLocaleLowerCase('en-US')}`;
  const segments = name.split('/').filter(segment => segment !== '');
  while (segments.length > 1 && PARTITION.test(segments[segments.length - 1])) {
    segments.pop();
  }
  return `${prefix}/${segments.join('/')}`;
}

/**
 * The normal form of a name that is written in one piece, such as `s3://bucket/path`.
 */
export function datasetKeyOf(text: string): string {
  const [, namespace, name] = /^([a-z][a-z0-9+.-]*:\/\/[^/]*)\/(.*)$/i.exec(
    text,
  ) ??
    /^([^/]*)\/(.*)$/.exec(text) ?? [undefined, text, ''];
  return datasetKey(namespace, name);
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

function toScheme(scheme: string): string {
  const lower = scheme.toLocaleLowerCase('en-US');
  return SCHEMES[lower] ?? lower;
}
