import {
  Remedy,
  ScorecardCriterion,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Translate } from '../words';
import { en } from '../words/en';
import { CriterionMessages } from '../words/en/criteria';

/**
 * What the API says of a criterion, in the language of the app. Where it says something else than the rules that the app
 * knows, as of a criterion of a company's own, that stays.
 */
export function criterionWord(
  t: Translate,
  id: string,
  part: keyof CriterionMessages,
  said: string,
): string {
  return en.criteria[id]?.[part] === said ? t(`criteria.${id}.${part}`) : said;
}

/** The title of a criterion, by its id. */
export function titleOfCriterion(
  t: Translate,
  criteria: readonly Pick<ScorecardCriterion, 'id' | 'title'>[],
  id: string,
): string {
  const criterion = criteria.find(candidate => candidate.id === id);
  return criterion ? criterionWord(t, id, 'title', criterion.title) : id;
}

/** What is the matter where a criterion fails, as a clause: "nobody is on call for it". */
export function problemOfCriterion(t: Translate, id: string): string {
  return en.criteria[id] ? t(`criteria.${id}.problem`) : id;
}

/** When a criterion passes and why it matters; `undefined` of what the rules do not know. */
export function meaningOfCriterion(
  t: Translate,
  id: string,
): { passesWhen: string; why: string } | undefined {
  return en.criteria[id]
    ? {
        passesWhen: t(`criteria.${id}.passesWhen`),
        why: t(`criteria.${id}.why`),
      }
    : undefined;
}

/** What to do about a criterion. */
export function remedyText(
  t: Translate,
  id: string,
  { text }: Pick<Remedy, 'text'>,
): string {
  return text === en.handover.awaitsLook
    ? t('handover.awaitsLook')
    : criterionWord(t, id, 'remedy', text);
}
