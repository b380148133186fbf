import { TextBlock } from '../text';
import { isPersonName } from './isPersonName';
import { People } from './People';
import { isGivenName, JAPANESE_FAMILY_NAMES } from './personNames';

const CONTACT =
  'contacts?(?: person)?|(?:point|person)s? of contact|poc|escalations?|on.call|ansprechpartner(?:in)?|kontakt(?:person|e)?|personne à contacter|contactos?|contatos?|contatti|contatto|contactpersoon|kontakty|контакты?|担当者|連絡先|联系人|联系方式|연락처|담당자';

/** A label before a contact: "Contact: Jane Miller, +49 …". */
const LABEL = new RegExp(
  `^(?:(?:primary|secondary|backup|emergency|main|technical|first|second) )*(?:${CONTACT})\\s*[:：]\\s*`,
  'iu',
);
const HEADING = new RegExp(`(?<!\\p{L})(?:${CONTACT})(?!\\p{L})`, 'iu');
const NAME =
  /(?<![\p{L}\p{N}@.])\p{Lu}(?:\p{Ll}|['’]\p{Lu}){1,20}(?:[- ]\p{Lu}(?:\p{Ll}|['’]\p{Lu}){1,20}){1,2}(?![\p{L}\p{N}])/gu;
const REACHABLE = /\+?\d[\d ()/-]{5,20}\d|@[\w-]{2,}|[\w.+-]@[\w-]+\.\w/u;
/** Columns of a table of contacts. */
const BY_WHICH =
  /phone|mobile|e-?mail|slack|telefon|téléphone|teléfono|telefone|handy|電話|电话|전화/i;

const JAPANESE_NAME = new RegExp(
  `^(?:${JAPANESE_FAMILY_NAMES.join(
    '|',
  )})(?:\\s?\\p{Script=Han}{1,3})?(?=$|[\\s、（(/さ氏様])`,
  'u',
);

/**
 * A person in a list of contacts: after a label such as "Contact:", or in a section or a table about contacts. A role
 * or a team with a number is none.
 */
export function findContact(
  block: TextBlock,
  text: string,
  heading: string,
  people: People,
): string | undefined {
  const label = LABEL.exec(text);
  const header = block.kind === 'row' ? (block.header ?? []).join(' ') : '';
  const isTable =
    HEADING.test(header) || (/name/i.test(header) && BY_WHICH.test(header));
  if (!label && !isTable && !HEADING.test(heading)) {
    return undefined;
  }
  const contact = text.slice(label?.[0].length ?? 0);
  if (JAPANESE_NAME.test(contact)) {
    return JAPANESE_NAME.exec(contact)![0];
  }
  const canBeReached = REACHABLE.test(contact);
  const names =
    block.kind === 'row'
      ? block.cells.filter(cell => cell.match(NAME)?.[0] === cell)
      : contact.match(NAME) ?? [];
  return names.find(
    name =>
      isPersonName(name, people, false) &&
      (isGivenName(name.split(' ')[0]) || canBeReached || label !== null),
  );
}
