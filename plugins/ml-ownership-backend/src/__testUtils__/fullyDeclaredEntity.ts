import { Entity } from '@backstage/catalog-model';
import {
  ABILITIES,
  CRITERIA,
  DrillSubject,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { mlEntity } from './exampleOrg';

/** Extends an entity of the company with declarations that pass every criterion answered by the catalog. */
export function fullyDeclaredEntity(
  kind: 'Model' | 'Dataset' | 'Pipeline',
  name: string,
  spec: Record<string, unknown> = {},
): Entity {
  return mlEntity(kind, name, {
    freshness: 'PT24H',
    versioning: 'delta',
    contract: 'contract.yaml',
    operations: {
      retrain: {
        runbook: 'docs/retrain.md',
        trigger: 'weekly',
        skipWhen: 'labels are late',
        approver: 'growth',
        environment: 'image@sha256:1',
      },
      deploy: {
        runbook: 'docs/deploy.md',
        workflow: 'https://ci.example.com/deploy',
        releaseCriteria: 'docs/release.md',
        environments: ['staging', 'production'],
        promotedArtifact: 'the same registry version',
        promotionRule: 'approved',
        approvers: ['growth'],
        environment: 'image@sha256:2',
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
        workflow: 'https://ci.example.com/rollback',
        rollbackCriteria: 'error rate over 2 %',
        escalation: { failures: 'platform', regressions: 'growth' },
      },
      change: {
        approvers: { data: 'growth', code: 'growth', model: 'growth' },
      },
    },
    boundaries: {
      featureLogic: 'pipeline:features',
      versionedTogether: ['code', 'data', 'environment'],
      authoritativeDuringIncident: 'the registry',
      platformOwner: 'platform',
      platformResponsibilities: 'serving',
    },
    ...spec,
  });
}

const DECLARATIONS: Record<string, string> = {
  contract: 'contract.yaml',
  'operations.retrain.runbook': 'docs/retrain.md',
  'operations.retrain.environment': 'image@sha256:1',
  'operations.deploy.runbook': 'docs/deploy.md',
  'operations.deploy.releaseCriteria': 'docs/release.md',
  'operations.deploy.environment': 'image@sha256:2',
  'operations.recover.runbook': 'docs/recover.md',
  'operations.recover.workflow': 'https://ci.example.com/rollback',
  'operations.recover.rollbackCriteria': 'error rate over 2 %',
};

/**
 * Stores evidence that passes every criterion of a {@link fullyDeclaredEntity} for 30 days, and a drill of each ability
 * by another team. Bypasses the ingestion.
 *
 * @param except - ids of criteria that get no evidence
 * @param trainedOn - refs of the Datasets that a Model is trained on
 */
export async function storeProof(
  knex: Knex,
  kind: 'Model' | 'Dataset' | 'Pipeline',
  name: string,
  except: string[] = [],
  trainedOn: string[] = [],
): Promise<void> {
  const now = Date.now();
  const rows = CRITERIA.filter(
    ({ id, kinds, accepts }) =>
      kinds.includes(kind) &&
      !['catalog', 'drill'].includes(accepts[0]) &&
      !except.includes(id),
  ).map(({ id, accepts, declarationPath }) => ({
    digest: `${name} ${id}`,
    entity_ref: `${kind.toLocaleLowerCase('en-US')}:default/${name}`,
    criterion: id,
    source: accepts[0],
    reported_by: 'proof',
    outcome: 'pass',
    observed_at: new Date(now).toISOString(),
    expires_at: new Date(now + 30 * 86_400_000).toISOString(),
    declaration: declarationPath ? DECLARATIONS[declarationPath] : null,
    detail: 'It was seen',
    received_at: new Date(now).toISOString(),
    is_latest: true,
  }));
  const [{ revision }] = await knex('evaluation_state')
    .increment('revision', 1)
    .returning('revision');
  await knex('evidence').insert(rows.map(row => ({ ...row, revision })));
  const abilities = ABILITIES.filter(
    ability => !except.includes(`${ability}.drill`),
  );
  const operations = fullyDeclaredEntity(kind, name).spec?.operations as Record<
    string,
    DrillSubject
  >;
  await knex('drills').insert({
    id: `drill of ${name}`,
    entity_ref: `${kind.toLocaleLowerCase('en-US')}:default/${name}`,
    abilities: JSON.stringify(abilities),
    performing_team: 'group:default/platform',
    operators: JSON.stringify(['user:default/oksana']),
    state: 'passed',
    is_incident: false,
    planned_by: 'user:default/oksana',
    planned_at: new Date(now).toISOString(),
    // The 180 days of validity end in 30.
    ended_at: new Date(now - 150 * 86_400_000).toISOString(),
    start_snapshot: JSON.stringify({
      independence: { objections: [] },
      subjects: Object.fromEntries(
        abilities.map(ability => [
          ability,
          {
            runbook: operations[ability].runbook,
            workflow: operations[ability].workflow,
            trainedOn: ability === 'retrain' ? trainedOn : undefined,
          },
        ]),
      ),
      runbooks: [],
      steps: [],
    }),
    assessments: JSON.stringify(
      abilities.map(ability => ({
        ability,
        outcome: 'passed',
        valid: true,
        reasons: [],
        trace: 'attested',
      })),
    ),
    revision,
  });
}
