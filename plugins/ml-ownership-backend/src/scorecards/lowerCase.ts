/** Databases differ: some lower only ASCII, others all letters. */
export function lowerCase(text: string): string {
  return text.toLocaleLowerCase('en-US');
}
