import { InputError } from '@backstage/errors';

/**
 * What somebody writes for others to read, without the space around it.
 *
 * @param parameter - its name, for the message
 * @throws InputError where fewer characters are left than somebody needs to say something
 */
export function parseWords(
  parameter: string,
  text: string,
  shortest: number,
): string {
  const words = text.trim();
  if (words.length < shortest) {
    throw new InputError(
      `${parameter} is "${text}", expected at least ${shortest} characters besides space`,
    );
  }
  return words;
}
