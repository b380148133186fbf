import {
  CRITERIA,
  CriteriaSettings,
  CriterionDefinition,
  ExtraCriterion,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * The rules as this installation applies them.
 */
export interface Rules {
  /** The version of the fixed rules, with a digest of the operator's settings where there are any: "1", "1+3f9a1c". */
  version: string;
  /** Moves with everything that an evaluation depends on besides its inputs. */
  fingerprint: string;
  settings: CriteriaSettings;
  extraCriteria: readonly ExtraCriterion[];
}

/**
 * What the door needs to know of a criterion, fixed or the installation's own; undefined where there is none by that id.
 */
export function findCriterion(
  rules: Rules,
  id: string,
):
  | Pick<
      CriterionDefinition,
      'id' | 'kinds' | 'accepts' | 'attestedBy' | 'declaredIn' | 'maxAgeDays'
    >
  | undefined {
  return (
    CRITERIA.find(criterion => criterion.id === id) ??
    rules.extraCriteria.find(criterion => criterion.id === id)
  );
}
