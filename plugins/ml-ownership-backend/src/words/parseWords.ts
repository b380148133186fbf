import { InputError } from '@backstage/errors';
import { cleanText } from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * What somebody writes for others to read, without the space around it and without the marks of
 * mentions, which would forge one.
 *
 * @param parameter - its name, for the message
 * @throws InputError where fewer characters are left than somebody needs to say something
 */
export function parseWords(
  parameter: string,
  text: string,
  shortest: number,
): string {
  const words = cleanText(text, text.length).trim();
  if (words.length < shortest) {
    throw new InputError(
      `${parameter} is "${text}", expected at least ${shortest} characters besides space`,
    );
  }
  return words;
}
