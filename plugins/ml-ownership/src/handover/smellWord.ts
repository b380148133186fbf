import { Smell } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Translate } from '../words';
import { en } from '../words/en';

/** What the API says of a smell, in the language of the app. */
export function smellWord(
  t: Translate,
  smell: Smell,
  part: 'title' | 'why',
): string {
  return en.handover.smell[smell.id]?.[part] === smell[part]
    ? t(`handover.smell.${smell.id}.${part}`)
    : smell[part];
}
