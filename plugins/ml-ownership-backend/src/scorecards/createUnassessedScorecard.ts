import {
  authorRefs,
  describeVerdict,
  MlEntity,
  MlKind,
  getOperator,
  readEntityFacts,
  Scorecard,
  isMlEntityFacts,
  isOrphan,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/** The scorecard of an entity that is in the catalog and not evaluated yet. */
export function createUnassessedScorecard(
  entity: MlEntity,
  rulesVersion: string,
): Scorecard {
  const facts = readEntityFacts(entity);
  const coverage = { known: 0, applicable: 0 };
  return {
    entityRef: facts.ref,
    kind: facts.kind as MlKind,
    title: facts.title,
    type: facts.type,
    lifecycle: facts.lifecycle,
    tier: facts.ml?.tier,
    owner: facts.owner,
    operatedBy: isMlEntityFacts(facts) ? getOperator(facts) : undefined,
    system: facts.system,
    verdict: 'not-assessed',
    headline: describeVerdict('not-assessed', { type: 'no-evidence' }),
    abilities: {},
    coverage,
    causes: [],
    smells: [],
    rulesVersion,
    authors: authorRefs(facts),
    criteria: [],
    cycles: [],
    nextSteps: [],
    extra: [],
    orphan: isOrphan(facts) || undefined,
  };
}
