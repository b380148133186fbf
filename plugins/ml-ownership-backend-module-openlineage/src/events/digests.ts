import { datasetKey } from '@mlownership/backstage-plugin-ml-ownership-common';
import { DatasetName } from '@mlownership/backstage-plugin-ml-ownership-node';
import { createHash } from 'node:crypto';
import { JobName } from './LineageEvent';

/** A digest that takes the place of long texts in keys. */
export function digest(...parts: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify(parts))
    .digest('hex')
    .slice(0, 32);
}

/** The id of a dataset: the same for all spellings of one name. */
export function datasetIdOf({ namespace, name }: DatasetName): string {
  return datasetIdOfKey(datasetKey(namespace, name));
}

/** The id of a dataset by its name in normal form. */
export function datasetIdOfKey(key: string): string {
  return digest(key);
}

export function jobIdOf({ namespace, name }: JobName): string {
  return digest(namespace, name);
}
