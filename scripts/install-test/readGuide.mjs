/**
 * The steps of an installation guide, from its Markdown.
 *
 * A block of code is a step: `sh` is run; `yaml` that begins with `# FILE` is merged into that file; `ts` and `tsx` begin
 * with `// FILE`, and their parts with `// in PLACE`. Other blocks are returned as they are.
 *
 * @typedef {{ language: string, code: string, file?: string }} Block
 */

const BLOCK = /^```(\w+)\n([\s\S]*?)^```/gm;

/**
 * Returns the blocks of code between two texts.
 *
 * @param {string} markdown - the guide
 * @param {string} from - the text where they begin
 * @param {string} to - the text before which they end
 * @returns {Block[]}
 */
export function readBlocks(markdown, from, to) {
  const start = markdown.indexOf(from);
  const end = markdown.indexOf(to, start + from.length);
  if (start < 0 || end < 0) {
    throw new Error(`the guide has no part from "${from}" to "${to}"`);
  }
  return [...markdown.slice(start, end).matchAll(BLOCK)].map(
    ([, language, code]) => {
      const [first, ...others] = code.split('\n');
      const file = first.match(/^(?:\/\/|#) ([\w./-]+\.\w+)/)?.[1];
      return file
        ? { language, file, code: others.join('\n') }
        : { language, code };
    },
  );
}

/**
 * Divides the code of a `ts` or `tsx` block into the imports, and the parts with the places that they belong to.
 *
 * @param {string} code - without the line that names the file
 * @returns {{ imports: string, parts: Array<{ place?: string, code: string }> }}
 */
export function divideCode(code) {
  const imports = [...code.matchAll(/^import [^;]*;\n/gm)].map(([all]) => all);
  const rest = imports.reduce((left, one) => left.replace(one, ''), code);
  const parts = rest
    .split(/^(?=\/\/ in )/m)
    .filter(part => part.trim())
    .map(part => {
      const [, place] = part.match(/^\/\/ (in .*)\n/) ?? [];
      const body = place ? part.slice(part.indexOf('\n') + 1) : part;
      // An element alone is a statement in the guide, and ends with a semicolon.
      return { place, code: body.trim().replace(/>;$/, '>') };
    });
  return { imports: imports.join(''), parts };
}
