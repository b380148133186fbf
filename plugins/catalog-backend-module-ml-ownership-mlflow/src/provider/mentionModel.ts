import {
  mention,
  sanitizeText,
} from '@mlownership/backstage-plugin-ml-ownership-common';

const MAX_NAME_LENGTH = 500;

/**
 * Formats the name of a registered model together with its entity, so that both can be hidden from readers of the error
 * message who may not see the entity.
 */
export function mentionModel(name: string, ref: string): string {
  return mention({ ref, title: `${toText(name)} (${ref})` });
}

/** The name of a registered model on one line, without the delimiters of mentions. */
export function toText(name: string): string {
  return sanitizeText(JSON.stringify(name).slice(1, -1), MAX_NAME_LENGTH);
}
