import {
  CRITERIA,
  CriteriaSettings,
  CriterionDefinition,
  ExtraCriterion,
  MlEntityFacts,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/** The rules as configured in this installation. */
export interface Rules {
  /**
   * The version of the fixed rules, followed by a digest of the operator's settings if there are any: "1",
   * "1+3f9a1c".
   */
  version: string;
  /** Changes with everything that an evaluation depends on besides its inputs. */
  fingerprint: string;
  settings: CriteriaSettings;
  /**
   * Whether a token or a connector may report a criterion of an entity. Evidence from a reporter that is no longer
   * allowed is ignored.
   */
  mayReport(
    writer: string,
    criterion: string,
    entity: MlEntityFacts | undefined,
  ): boolean;
  extraCriteria: readonly ExtraCriterion[];
}

/** The properties of a criterion that ingestion needs, built in or custom; undefined if the id is unknown. */
export function findCriterion(
  rules: Rules,
  id: string,
):
  | Pick<
      CriterionDefinition,
      | 'id'
      | 'kinds'
      | 'accepts'
      | 'attestorsPath'
      | 'declarationPath'
      | 'maxAgeDays'
      | 'mayNotApply'
    >
  | undefined {
  return (
    CRITERIA.find(criterion => criterion.id === id) ??
    rules.extraCriteria.find(criterion => criterion.id === id)
  );
}
