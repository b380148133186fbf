import { Entity } from '@backstage/catalog-model';

/** Annotations with the address of the file or the folder that declares an entity. */
const LOCATIONS = [
  'backstage.io/source-location',
  'backstage.io/managed-by-location',
];

/**
 * Returns the host of the file that declares an entity.
 *
 * @param isHost - whether a host, with its port if it has one, is one that is read
 * @returns undefined if it is none of these
 *
 * @public
 */
export function locationHostOf(
  { metadata }: Pick<Entity, 'metadata'>,
  isHost: (host: string) => boolean,
): string | undefined {
  for (const annotation of LOCATIONS) {
    const [, address = ''] =
      /^url:(.+)$/.exec(metadata.annotations?.[annotation] ?? '') ?? [];
    if (URL.canParse(address)) {
      const { host } = new URL(address);
      if (isHost(host)) {
        return host;
      }
    }
  }
  return undefined;
}
