import { Entity } from '@backstage/catalog-model';
import { CRITERIA, getCriterion, MlEntityFacts } from '../../criteria';
import { drillSubject, RecordedDrill } from '../../drills';
import { RecordedEvidence } from '../../evidence';
import { CatalogSnapshot, readEntityFacts } from '../../facts';
import { ABILITIES } from '../evaluateAbilities';
import { EvaluationInput, EvidenceLookup } from '../EvaluationInput';
import { getDeclaration } from '../criterionDeclaration';
import { EntityResult, evaluateEntity } from '../evaluateEntity';
import { SupplyChains, SystemResult } from '../SupplyChains';
import { toSupplyChainMember } from '../SupplyChainMember';

export const NOW = '2026-11-23T12:00:00.000Z';

export const builtIn = (
  kind: string,
  name: string,
  spec: object,
  annotations = {},
) =>
  ({
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default', annotations },
    spec,
  } as Entity);

export const ml = (kind: string, name: string, spec: object = {}) =>
  ({
    apiVersion: 'mlownership.dev/v1alpha1',
    kind,
    metadata: { name, namespace: 'default' },
    spec: { type: 'any', lifecycle: 'production', owner: 'growth', ...spec },
  } as Entity);

/** A spec that passes all criteria that the catalog answers, for all kinds. */
export const complete = {
  authors: ['user:default/ada'],
  system: 'retention',
  freshness: 'PT24H',
  versioning: 'delta',
  contract: 'contract.yaml',
  operations: {
    retrain: {
      runbook: 'docs/retrain.md',
      trigger: 'weekly',
      skipWhen: 'labels are late',
      approver: 'growth',
    },
    deploy: {
      workflow: 'https://ci.example.com/deploy',
      environments: ['staging', 'production'],
      promotedArtifact: 'the same registry version',
      promotionRule: 'approved',
      approvers: ['growth'],
    },
    observe: {
      dashboards: ['https://grafana.example.com/d/1'],
      signals: [
        'service-health',
        'data-freshness',
        'completeness',
        'drift',
        'label-representativeness',
        'business-relevance',
      ],
      feedback: 'dataset:outcomes',
    },
    recover: {
      runbook: 'docs/recover.md',
      rollbackCriteria: 'error rate over 2 %',
      escalation: { failures: 'platform', regressions: 'growth' },
    },
    change: { approvers: { data: 'growth', code: 'growth', model: 'growth' } },
  },
  boundaries: {
    featureLogic: 'pipeline:features',
    versionedTogether: ['code', 'data', 'environment'],
    authoritativeDuringIncident: 'the registry',
    platformOwner: 'platform',
    platformResponsibilities: 'serving',
  },
};

const people = [
  builtIn('System', 'retention', { owner: 'growth' }),
  builtIn('Group', 'growth', {}, { 'opsgenie.com/team': 'growth' }),
  builtIn('Group', 'growth-training', { parent: 'growth' }),
  builtIn('Group', 'platform', {}),
  builtIn('Group', 'search', {}, { 'opsgenie.com/team': 'search' }),
  builtIn('User', 'hana', { memberOf: ['search'] }),
  builtIn('User', 'ivo', { memberOf: ['search'] }),
  builtIn('User', 'ada', { memberOf: ['growth-training'] }),
  builtIn('User', 'tomas', { memberOf: ['growth'] }),
  builtIn('User', 'oksana', { memberOf: ['platform'] }),
];

/** Drills by another team for the drill evidence of an entity, on its current subjects. */
export function drillsFrom(
  snapshot: CatalogSnapshot,
  evidence: EvidenceLookup,
): EvaluationInput['drills'] {
  return ref =>
    ABILITIES.flatMap(ability =>
      evidence(ref, `${ability}.drill`)
        .filter(({ source }) => source === 'drill')
        .map(
          ({ outcome, observedAt }): RecordedDrill => ({
            id: `${ref} ${ability}`,
            ability,
            outcome: outcome === 'fail' ? 'fail' : 'pass',
            performingTeam: 'group:default/platform',
            operators: ['user:default/oksana'],
            endedAt: observedAt,
            trace: 'attested',
            subject: drillSubject(
              snapshot.get(ref) as MlEntityFacts,
              ability,
              snapshot,
              criterion => evidence(ref, criterion),
            ),
          }),
        ),
    );
}

export function evaluate(
  entities: Entity[],
  evidence: EvidenceLookup = () => [],
): {
  snapshot: CatalogSnapshot;
  facts: (ref: string) => MlEntityFacts;
  results: Map<string, EntityResult>;
  system: (ref: string) => SystemResult;
} {
  const snapshot = new CatalogSnapshot(
    [...people, ...entities].map(readEntityFacts),
  );
  const facts = (ref: string) => snapshot.get(ref) as MlEntityFacts;
  // Evidence without a declaration gets the current one.
  const input: EvaluationInput = {
    snapshot,
    now: NOW,
    evidence: (ref, id) =>
      evidence(ref, id).map(item => ({
        declaration: getDeclaration(getCriterion(id), facts(ref)),
        ...item,
      })),
    drills: drillsFrom(snapshot, evidence),
  };
  const results = new Map<string, EntityResult>();
  const chains = new SupplyChains();
  for (const entity of snapshot.all()) {
    if (entity.ml) {
      const result = evaluateEntity(entity as MlEntityFacts, input);
      results.set(entity.ref, result);
      chains.set(toSupplyChainMember(entity as MlEntityFacts, result, input));
    }
  }
  chains.settle();
  return {
    snapshot,
    facts,
    results,
    system: ref =>
      chains.systemOf(
        facts(ref),
        snapshot,
        results.get(ref)!.verdict !== 'not-in-scope',
      ),
  };
}

export const piece = (
  source: RecordedEvidence['source'],
  outcome: RecordedEvidence['outcome'],
  expiresAt?: string,
): RecordedEvidence => ({
  source,
  outcome,
  detail: `${source} says ${outcome}`,
  observedAt: '2026-11-22T00:00:00.000Z',
  expiresAt,
});

/** Evidence that passes all criteria; none for ids without a criterion, as for some runbooks. */
export const allPass: EvidenceLookup = (_, id) =>
  CRITERIA.some(criterion => criterion.id === id)
    ? [piece(getCriterion(id).accepts[0], 'pass')]
    : [];
