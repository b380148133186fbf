import {
  CRITERIA,
  CriterionTexts,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/** The messages of one criterion. */
export type CriterionMessages = {
  title: string;
  passesWhen: string;
  why: string;
  /** The clause of a headline: "no … says how to retrain it". */
  problem: string;
  remedy: string;
};

/** The messages that a kind needs in other words. */
export type KindMessages = Partial<CriterionMessages> & {
  /** The clause for a reference that is missing from the catalog. */
  problemIfMissing?: string;
};

/** The built-in criteria by id, with the same texts as in API responses. */
export const criteria: Record<string, CriterionMessages> = Object.fromEntries(
  CRITERIA.map(({ id, title, passesWhen, why, failureClause, remedy }) => [
    id,
    { title, passesWhen, why, problem: failureClause, remedy: remedy.text },
  ]),
);

/** The texts that differ by kind, by id and kind: `retrain.runbook.Dataset`. */
export const criteriaByKind: Record<string, KindMessages> = Object.fromEntries(
  CRITERIA.flatMap(({ id, textsByKind = {} }) =>
    Object.entries(textsByKind).map(([kind, texts]) => [
      `${id}.${kind}`,
      messagesOf(texts),
    ]),
  ),
);

function messagesOf(texts: Partial<CriterionTexts>): KindMessages {
  const { title, passesWhen, why, failureClause, failureClauseIfMissing } =
    texts;
  return Object.fromEntries(
    Object.entries({
      title,
      passesWhen,
      why,
      problem: failureClause,
      problemIfMissing: failureClauseIfMissing,
      remedy: texts.remedy?.text,
    }).filter(([, text]) => text !== undefined),
  );
}
