import { InputError } from '@backstage/errors';
import { sanitizeText } from '@mlownership/backstage-plugin-ml-ownership-common';
import { findHidden } from './findHidden';

/**
 * Validates a text that a user wrote for others, trimmed and without mention markers, which would forge a mention.
 *
 * @param parameter - its name, for the message
 * @throws InputError if it contains an invisible character, or is shorter than the minimum
 */
export function parseUserText(
  parameter: string,
  text: string,
  shortest: number,
): string {
  return parse(parameter, text, shortest, true);
}

/**
 * Like {@link parseUserText}, for a single line as used in lists and sentences.
 *
 * @throws InputError
 */
export function parseTitle(
  parameter: string,
  text: string,
  shortest: number,
): string {
  return parse(parameter, text, shortest, false);
}

function parse(
  parameter: string,
  text: string,
  shortest: number,
  allowLines: boolean,
): string {
  const cleaned = sanitizeText(text, text.length).trim();
  const hidden = findHidden(cleaned, allowLines);
  if (hidden) {
    throw new InputError(
      `${parameter} contains the character ${hidden}, expected no invisible characters or characters that change the text direction${
        allowLines ? '' : ', on one line'
      }`,
    );
  }
  if (cleaned.length < shortest) {
    throw new InputError(
      `${parameter} is "${text}", expected at least ${shortest} characters other than white space`,
    );
  }
  return cleaned;
}
