import {
  describeVerdict,
  MlEntity,
  MlKind,
  operatorOf,
  readEntityFacts,
  Scorecard,
  isMlEntityFacts,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * The scorecard of an entity that the catalog has and nobody has evaluated yet.
 */
export function notAssessed(entity: MlEntity, rulesVersion: string): Scorecard {
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
    operatedBy: isMlEntityFacts(facts) ? operatorOf(facts) : undefined,
    system: facts.system,
    verdict: 'not-assessed',
    headline: describeVerdict('not-assessed', { type: 'open' }),
    abilities: {},
    coverage,
    causes: [],
    smells: [],
    rulesVersion,
    authors: facts.ml?.authors ?? [],
    criteria: [],
    cycles: [],
    nextSteps: [],
    extra: [],
  };
}
