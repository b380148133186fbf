/** Half a character: databases keep something else in its place. */
const LONE_SURROGATE = /[\uD800-\uDFFF]/u;

/** Whether databases give a text back as it was. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && !LONE_SURROGATE.test(text);
}
