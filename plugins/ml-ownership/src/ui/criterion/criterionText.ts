import {
  Remedy,
  ScorecardCriterion,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { TranslateFunction } from '../../translations';
import { en } from '../../translations/en';
import { CriterionMessages } from '../../translations/en/criteria';

/**
 * Translates a text of a built-in criterion. The text of any other criterion, such as a custom one, is returned
 * unchanged.
 */
export function criterionText(
  t: TranslateFunction,
  id: string,
  part: keyof CriterionMessages,
  text: string,
): string {
  return en.criteria[id] ? t(`criteria.${id}.${part}`) : text;
}

/** Returns the title of a criterion by its id. */
export function titleOfCriterion(
  t: TranslateFunction,
  criteria: readonly Pick<ScorecardCriterion, 'id' | 'title'>[],
  id: string,
): string {
  const criterion = criteria.find(candidate => candidate.id === id);
  return criterion ? criterionText(t, id, 'title', criterion.title) : id;
}

/** Describes the failure of a criterion as a clause: "nobody is on call for it". */
export function problemOfCriterion(
  t: TranslateFunction,
  id: string,
  /** Whether the entity refers to something that is missing from the catalog. */
  missing: boolean = false,
): string {
  if (!en.criteria[id]) {
    return id;
  }
  return missing && en.missing.problem[id]
    ? t(`missing.problem.${id}`)
    : t(`criteria.${id}.problem`);
}

/**
 * Describes a criterion that did not pass, for display next to the label of its state: the failure clause if it fails,
 * since the title would claim the opposite; otherwise its title.
 */
export function findingOfCriterion(
  t: TranslateFunction,
  criteria: readonly Pick<ScorecardCriterion, 'id' | 'title' | 'state'>[],
  id: string,
): string {
  const fails = criteria.find(other => other.id === id)?.state === 'fail';
  return fails && en.criteria[id]
    ? capitalise(problemOfCriterion(t, id))
    : titleOfCriterion(t, criteria, id);
}

/** Describes a criterion that did not pass, for display without the label of its state. */
export function obstacleOfCriterion(
  t: TranslateFunction,
  criteria: readonly Pick<ScorecardCriterion, 'id' | 'title' | 'state'>[],
  id: string,
): string {
  const state = criteria.find(other => other.id === id)?.state;
  return state === undefined || (state === 'fail' && en.criteria[id])
    ? findingOfCriterion(t, criteria, id)
    : t('verdict.titleInState', {
        state: t(`verdict.criterionState.${state}`),
        title: titleOfCriterion(t, criteria, id),
      });
}

/** Returns when a criterion passes and why it matters; `undefined` for criteria outside of the built-in rules. */
export function describeCriterion(
  t: TranslateFunction,
  id: string,
): { passesWhen: string; why: string } | undefined {
  return en.criteria[id]
    ? {
        passesWhen: t(`criteria.${id}.passesWhen`),
        why: t(`criteria.${id}.why`),
      }
    : undefined;
}

/** Returns the remedy of a criterion. */
export function remedyText(
  t: TranslateFunction,
  id: string,
  { text, awaitingEvidence }: Pick<Remedy, 'text' | 'awaitingEvidence'>,
): string {
  return awaitingEvidence
    ? t('handover.awaitingEvidence')
    : criterionText(t, id, 'remedy', text);
}

function capitalise(clause: string): string {
  return clause.charAt(0).toLocaleUpperCase() + clause.slice(1);
}
