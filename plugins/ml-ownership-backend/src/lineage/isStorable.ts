/** An unpaired surrogate, which databases replace. */
const LONE_SURROGATE = /[\uD800-\uDFFF]/u;

/** Whether databases return a text unchanged. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && !LONE_SURROGATE.test(text);
}
