/**
 * The graph cannot be exported as an image: the browser cannot draw it, or it is too large.
 *
 * @public
 */
export class ImageExportError extends Error {
  constructor(readonly problem: 'impossible' | 'too-large') {
    super(`The graph cannot be exported as an image: ${problem}`);
    this.name = 'ImageExportError';
  }
}
