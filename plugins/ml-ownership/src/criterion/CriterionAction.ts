/** What a person can do about a criterion. */
export type CriterionActionType = 'record' | 'exempt' | 'dispute';

/** A criterion as far as a dialog about it has to know it. */
export interface CriterionSubject {
  id: string;
  title: string;
  passesWhen?: string;
}

/** Starts what a person wants to do about a criterion. */
export type OnCriterionAction = (
  action: CriterionActionType,
  criterion: CriterionSubject,
) => void;
