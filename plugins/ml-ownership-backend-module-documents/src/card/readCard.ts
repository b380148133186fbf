import { declaresNothing } from '@mlownership/backstage-plugin-ml-ownership-common';
import { isObject, parseYaml } from '../data';
import { LABEL_LEVEL, readTextBlocks, TextBlock } from '../text';

/** A model card or dataset card: metadata in YAML, then Markdown. */
export interface Card {
  /** Empty if there is none, or if it does not parse. */
  metadata: Record<string, unknown>;
  blocks: readonly TextBlock[];
}

const FRONT_MATTER = /^\s*---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/;

/** What templates leave in a section that nobody has written. */
const UNWRITTEN =
  /^\[?(?:more information needed|needs more information)\]?\.?$/i;

/** Reads a card. Line endings do not matter. */
export function readCard(source: string): Card {
  const content = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const front = FRONT_MATTER.exec(content.slice(0, 262_144));
  const parsed = front ? parseYaml(front[1]) : undefined;
  return {
    metadata: parsed?.ok && isObject(parsed.value) ? parsed.value : {},
    blocks: readTextBlocks(
      front ? content.slice(front[0].length) : content,
      'markdown',
    ),
  };
}

/**
 * The texts of the first section with content whose heading matches, including its subsections: paragraphs, items
 * and rows, without what a template left.
 */
export function findSection(card: Card, heading: RegExp): string[] {
  for (const [index, block] of card.blocks.entries()) {
    // Headings may begin with a symbol or a number.
    const title = block.text.replace(/^[^\p{L}]+/u, '');
    if (block.kind === 'heading' && heading.test(title)) {
      const texts = textsBelow(card.blocks, index, block.level);
      if (texts.length > 0) {
        return texts;
      }
    }
  }
  return [];
}

/** The text after a label such as "Curated by:", in an item, a paragraph, or below the label. */
export function findLabel(card: Card, label: RegExp): string | undefined {
  for (const [index, block] of card.blocks.entries()) {
    const [, name, text] = /^([^:]{1,60}):(.*)$/s.exec(block.text) ?? [];
    if (block.kind === 'heading') {
      const title = block.text.replace(/:$/, '');
      if (block.level === LABEL_LEVEL && label.test(title)) {
        const [below] = textsBelow(card.blocks, index, block.level);
        if (below) {
          return below;
        }
      }
    } else if (name && label.test(name.trim()) && isWritten(text)) {
      return text.trim();
    }
  }
  return undefined;
}

function textsBelow(
  blocks: readonly TextBlock[],
  index: number,
  level: number,
): string[] {
  const texts: string[] = [];
  for (const block of blocks.slice(index + 1)) {
    if (block.kind === 'heading') {
      if (block.level <= level) {
        break;
      }
    } else if (block.kind !== 'code' && isWritten(block.text)) {
      texts.push(block.text.trim());
    }
  }
  return texts;
}

function isWritten(text: string): boolean {
  const trimmed = text.trim();
  return (
    trimmed !== '' &&
    !UNWRITTEN.test(trimmed) &&
    !declaresNothing(trimmed) &&
    !/^\{\{.*\}\}$/s.test(trimmed)
  );
}
