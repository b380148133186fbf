import fc from 'fast-check';
import {
  datasetKey,
  datasetKeyOf,
  readDatasetAliases,
  writeDatasetAlias,
} from './datasetName';

describe('the name of a dataset', () => {
  it.each([
    ['s3a://Lake', '/raw//Clicks/dt=2026-03-01/h=1', 's3://lake/raw/Clicks'],
    ['s3://lake/', 'raw/Clicks/', 's3://lake/raw/Clicks'],
    ['s3://lake/raw', 'Clicks', 's3://lake/raw/Clicks'],
    ['s3://lake/raw', 'dt=1', 's3://lake/raw'],
    ['s3://lake', 'dt=1', 's3://lake/dt=1'],
    ['postgres://DB:5432', 'shop.orders', 'postgres://db:5432/shop.orders'],
    ['bigquery', 'project.set.Table', 'bigquery/project.set.Table'],
    ['GCS://b', 'x', 'gs://b/x'],
    ['file', '/data/Lake/x', 'file://data/Lake/x'],
    ['file://', '/data/Lake/x', 'file://data/Lake/x'],
  ])('%s and %s are %s', (namespace, name, key) => {
    expect(datasetKey(namespace, name)).toBe(key);
  });

  it('has one normal form, which an annotation can contain', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc
            .array(
              fc.constantFrom('s3', 'S3A', ':', '/', '//', ',', '=', 'a', 'B'),
            )
            .map(parts => parts.join('')),
        ),
        text => {
          const key = datasetKeyOf(text);
          expect(datasetKeyOf(key)).toBe(key);
          const written = key.trim().replace(/%2c/gi, '');
          const name = datasetKeyOf(written);
          expect(readDatasetAliases(writeDatasetAlias(name))).toEqual(
            name ? [name] : [],
          );
        },
      ),
    );
  });
});
