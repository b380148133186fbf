import { CRITERIA } from '@mlownership/backstage-plugin-ml-ownership-common';

/** The messages of one criterion. */
export type CriterionMessages = {
  title: string;
  passesWhen: string;
  why: string;
  /** The clause of a headline: "no … says how to retrain it". */
  problem: string;
  remedy: string;
};

/** The built-in criteria by id, with the same texts as in API responses. */
export const criteria: Record<string, CriterionMessages> = Object.fromEntries(
  CRITERIA.map(({ id, title, passesWhen, why, failureClause, remedy }) => [
    id,
    {
      title,
      passesWhen,
      why,
      problem: failureClause,
      remedy: remedy.text,
    },
  ]),
);
