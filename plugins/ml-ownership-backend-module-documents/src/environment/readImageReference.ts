import { isPinnedImage } from '@mlownership/backstage-plugin-ml-ownership-common';

/** An image that a declaration names instead of a document. */
export interface ImageReference {
  reading: { outcome: 'pass' | 'fail'; detail: string };
  /** `sha256:` and 64 hex digits, if it is pinned. */
  digest?: string;
}

const DIGEST = /@(sha\d{3}:\S*)$/i;
const TAGGED =
  /^(?:docker:\/\/|oci:\/\/)?(?:[a-z0-9.-]+(?::\d+)?\/)*[a-z0-9._-]+:[\w][\w.-]{0,127}$/i;

/**
 * Reads a container image in a declaration.
 *
 * @returns undefined if the text is not an image
 */
export function readImageReference(text: string): ImageReference | undefined {
  const pinned = isPinnedImage(text) ? DIGEST.exec(text) : undefined;
  if (pinned) {
    const digest = pinned[1].toLocaleLowerCase('en-US');
    return /^sha256:[0-9a-f]{64}$/.test(digest)
      ? {
          digest,
          reading: {
            outcome: 'pass',
            detail: `The image is pinned by ${digest.slice(0, 19)}…`,
          },
        }
      : {
          reading: {
            outcome: 'fail',
            detail: `The digest of the image is malformed: it is "${pinned[1].slice(
              0,
              80,
            )}", expected "sha256:" and 64 hexadecimal digits`,
          },
        };
  }
  const isUrlOrPath =
    /^(?:https?|url|techdocs):/i.test(text) || /^\.{0,2}\//.test(text);
  return !isUrlOrPath && TAGGED.test(text)
    ? {
        reading: {
          outcome: 'fail',
          detail:
            'The image is referenced by a tag, which can move; expected a digest, such as images.example.com/ml/training@sha256:…',
        },
      }
    : undefined;
}
