/** The graph cannot be exported as an image: it is not ready, the browser cannot draw it, or it is too large. */
export class ImageExportError extends Error {
  constructor(readonly problem: 'not-ready' | 'impossible' | 'too-large') {
    super(`There is no picture of the graph: ${problem}`);
    this.name = 'PictureError';
  }
}
