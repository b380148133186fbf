import { SmellId } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Translate } from '../words';
import { en } from '../words/en';

const SMELLS: Record<string, { title: string; why: string } | undefined> =
  en.handover.smell;

/** What the API says of a smell, in the language of the app. */
export function smellWord<TPart extends 'title' | 'why'>(
  t: Translate,
  smell: { id: string } & Record<TPart, string>,
  part: TPart,
): string {
  const said: string = smell[part];
  return SMELLS[smell.id]?.[part] === said
    ? t(`handover.smell.${smell.id as SmellId}.${part as 'title' | 'why'}`)
    : said;
}
