/** No picture can be made of a graph: it is not there yet, the browser can't draw it, or it is too large. */
export class PictureError extends Error {
  constructor(readonly problem: 'not-ready' | 'impossible' | 'too-large') {
    super(`There is no picture of the graph: ${problem}`);
    this.name = 'PictureError';
  }
}
