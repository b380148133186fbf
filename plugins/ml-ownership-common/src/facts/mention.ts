import { MENTION_CLOSE as CLOSE, MENTION_OPEN as OPEN } from './cleanText';
import { EntityFacts } from './EntityFacts';

const MENTION = new RegExp(
  `${OPEN}([^|${CLOSE}]*)\\|([^${CLOSE}]*)${CLOSE}`,
  'g',
);

/**
 * Names another entity within a text that is stored, so that whoever answers with the text can leave the name out for
 * callers who may not see that entity: see {@link renderMentions}.
 *
 * @public
 */
export function mention(entity: Pick<EntityFacts, 'ref' | 'title'>): string {
  return `${OPEN}${entity.ref}|${entity.title}${CLOSE}`;
}

/**
 * The text for a reader: titles in place of mentions, and "something you may not see" in place of those that the reader
 * may not know of.
 *
 * @param unseen - what to write in place of something else than that
 * @public
 */
export function renderMentions(
  text: string,
  mayRead: (entityRef: string) => boolean,
  unseen: (entityRef: string) => string = () => 'something you may not see',
): string {
  return text.replace(MENTION, (_, ref: string, title: string) =>
    mayRead(ref) ? title : unseen(ref),
  );
}
