import { rowBlock, TextBlock } from './TextBlock';

const ENTRY =
  /^(\s*)(?:- )?"?([\p{L}\w][\p{L}\w .%@/-]{0,80}?)"?\s*:\s*(.*?)[\s,]*$/u;

/**
 * The blocks of YAML or JSON: an entry with others below it is a heading, one with a value is a row of key and value.
 * It is read by lines, so that a file that does not parse can still be read in part.
 */
export function readData(source: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  let offset = 0;
  for (const line of source.split('\n')) {
    const entry = ENTRY.exec(line.trimEnd().slice(0, 1000));
    const [, indent, key, value] = entry ?? [];
    if (entry && /^[{[|>]?$/.test(value)) {
      blocks.push({
        kind: 'heading',
        text: key.replace(/[_-]/g, ' '),
        level: Math.min(6, 1 + Math.floor(indent.length / 2)),
        offset,
      });
    } else if (entry && !line.trimStart().startsWith('#')) {
      const row = rowBlock([key, value.replace(/^["']|["']$/g, '')]);
      blocks.push(...(row ? [row] : []));
    } else if (/^\s*- \S/.test(line)) {
      blocks.push({
        kind: 'item',
        text: line.trim().slice(2),
        ordered: false,
        depth: 1,
      });
    }
    offset += line.length + 1;
  }
  return blocks;
}
