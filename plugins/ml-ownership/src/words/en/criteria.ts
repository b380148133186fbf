import { CRITERIA } from '@mlownership/backstage-plugin-ml-ownership-common';

/** What is said about one criterion of the rules. */
export type CriterionMessages = {
  title: string;
  passesWhen: string;
  why: string;
  /** The clause of a headline: "no … says how to retrain it". */
  problem: string;
  remedy: string;
};

/** The criteria of the rules, by id, in the words of the rules themselves: the API answers with them too. */
export const criteria: Record<string, CriterionMessages> = Object.fromEntries(
  CRITERIA.map(({ id, title, passesWhen, why, problem, remedy }) => [
    id,
    { title, passesWhen, why, problem, remedy: remedy.text },
  ]),
);
