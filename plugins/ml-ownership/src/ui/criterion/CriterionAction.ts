/** An action of a user on a criterion. */
export type CriterionActionType = 'record' | 'exempt' | 'dispute';

/** The properties of a criterion that the dialogs of its actions need. */
export interface CriterionSubject {
  id: string;
  title: string;
  passesWhen?: string;
  /** The subject version that the new evidence will be about. */
  currentVersion?: string;
}

/** Starts an action on a criterion. */
export type OnCriterionAction = (
  action: CriterionActionType,
  criterion: CriterionSubject,
) => void;
