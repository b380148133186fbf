import { MENTION_CLOSE as CLOSE, MENTION_OPEN as OPEN } from './sanitizeText';
import { isolate } from '../text';
import { EntityFacts } from './EntityFacts';

const MENTION = new RegExp(
  `${OPEN}([^|${CLOSE}]*)\\|([^${CLOSE}]*)${CLOSE}`,
  'g',
);

/**
 * Formats a mention of another entity in a stored text, so that the name can be hidden from callers who may
 * not see that entity: see {@link renderMentions}.
 *
 * @public
 */
export function mention(entity: Pick<EntityFacts, 'ref' | 'title'>): string {
  return `${OPEN}${entity.ref}|${entity.title}${CLOSE}`;
}

/**
 * Renders a text for a reader: mentions become isolated titles, or "something you cannot see" for entities
 * that the reader may not see.
 *
 * @param unseen - returns the replacement for an entity that the reader may not see
 * @public
 */
export function renderMentions(
  text: string,
  mayRead: (entityRef: string) => boolean,
  unseen: (entityRef: string) => string = () => 'something you cannot see',
): string {
  return text.replace(MENTION, (_, ref: string, title: string) =>
    mayRead(ref) ? isolate(title) : unseen(ref),
  );
}
