import { InputError } from '@backstage/errors';
import { isHttpUrl } from '@mlownership/backstage-plugin-ml-ownership-common';

/** @throws InputError if a text is not an http(s) URL */
export function parseHttpUrl(parameter: string, text: string): string {
  if (!isHttpUrl(text)) {
    throw new InputError(`${parameter} is "${text}", expected an http(s) link`);
  }
  return text;
}
