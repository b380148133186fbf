/** Right-to-left override: reverses the characters after it, unless it is isolated. */
export const RLO = '\u202e';

/** Fields of backend responses that may contain text written by users or by connected systems. */
const WRITTEN = [
  'answer',
  'detail',
  'entityTitle',
  'message',
  'notes',
  'reason',
  'text',
  'title',
  'what',
  'why',
];

/** Fields whose texts come from the product itself. */
const OWN = ['smells'];

/** Adds an override character to every text in a response that was not written by the product. */
export function turned<T>(answer: T): T {
  return turn(answer) as T;
}

function turn(value: unknown, key?: string): unknown {
  if (Array.isArray(value)) {
    return value.map(item => turn(item, key));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [
        name,
        OWN.includes(name) || (name === 'title' && isCriterion(value))
          ? part
          : turn(part, name),
      ]),
    );
  }
  // A single lower-case word is an enum value.
  return typeof value === 'string' &&
    WRITTEN.includes(key!) &&
    !/^[a-z-]+$/.test(value)
    ? `${value}${RLO}`
    : value;
}

/** Titles of criteria are text of the product as well. */
function isCriterion(value: object): boolean {
  return 'state' in value && 'reason' in value;
}

/**
 * Finds text on a page whose direction would affect its surroundings: text that is neither isolated nor alone in its
 * element, and accessible names.
 */
export function unisolated(page: HTMLElement): string[] {
  const found: string[] = [];
  const texts = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode as Text;
    if (
      isOpen(data) &&
      !parentElement!.closest('bdi, textarea, pre, title') &&
      !isAlone(parentElement!, data)
    ) {
      found.push(blockOf(parentElement!).textContent!);
    }
  }
  for (const element of page.querySelectorAll('[aria-label]')) {
    const label = element.getAttribute('aria-label')!;
    // If nothing follows, the label is just the name of a thing.
    if (isOpen(label.replace(/\u202e$/, ''))) {
      found.push(label);
    }
  }
  return found;
}

/** Whether the override character is outside of every isolate. */
function isOpen(text: string): boolean {
  return text.replace(/\u2068[^\u2068\u2069]*\u2069/g, '').includes(RLO);
}

const INLINE = ['A', 'B', 'CODE', 'EM', 'SPAN', 'STRONG'];

function isAlone(element: Element, text: string): boolean {
  return blockOf(element).textContent === text;
}

function blockOf(element: Element): Element {
  return INLINE.includes(element.tagName) && element.parentElement
    ? blockOf(element.parentElement)
    : element;
}
