/* eslint-disable no-script-url */
import { Entity } from '@backstage/catalog-model';
import { Scorecard } from '@mlownership/backstage-plugin-ml-ownership-common';
import { company, group, mlEntity } from '../__testUtils__/exampleOrg';
import { onEachDatabase } from '../__testUtils__/onEachDatabase';

jest.setTimeout(120_000);

const BAD = 'javascript:alert(1)';
const DIGEST = `sha256:${'0'.repeat(64)}`;

/** An entity on which every pointer field has the same value. */
function pointing(
  kind: 'Model' | 'Dataset',
  pointer: string,
  environment = pointer,
): Entity {
  const entity = mlEntity(kind, `pointing-${kind.toLocaleLowerCase('en-US')}`, {
    operatedBy: 'group:default/quiet',
    contract: pointer,
    operations: {
      retrain: { runbook: pointer, environment },
      deploy: {
        runbook: pointer,
        workflow: pointer,
        releaseCriteria: pointer,
        environment,
        approvers: ['group:default/growth'],
      },
      observe: { dashboards: [pointer], alerts: [pointer], feedback: pointer },
      recover: {
        runbook: pointer,
        workflow: pointer,
        rollbackCriteria: pointer,
      },
    },
    boundaries: { featureLogic: pointer },
  });
  return {
    ...entity,
    metadata: {
      ...entity.metadata,
      annotations: { 'mlownership.dev/on-call': pointer },
    },
  };
}

/** The field of a Model that each criterion reads. */
const FIELDS: Record<string, string> = {
  'retrain.runbook': 'spec.operations.retrain.runbook',
  'retrain.runbook-readable': 'spec.operations.retrain.runbook',
  'retrain.environment': 'spec.operations.retrain.environment',
  'deploy.workflow': 'spec.operations.deploy.workflow',
  'deploy.runbook-readable': 'spec.operations.deploy.runbook',
  'deploy.release-criteria': 'spec.operations.deploy.releaseCriteria',
  'deploy.environment': 'spec.operations.deploy.environment',
  'observe.dashboard': 'spec.operations.observe.dashboards',
  'observe.feedback': 'spec.operations.observe.feedback',
  'observe.feature-logic': 'spec.boundaries.featureLogic',
  'observe.on-call': 'metadata.annotations["mlownership.dev/on-call"]',
  'recover.runbook': 'spec.operations.recover.runbook',
  'recover.runbook-readable': 'spec.operations.recover.runbook',
  'recover.rollback-run': 'spec.operations.recover.workflow',
  'recover.criteria': 'spec.operations.recover.rollbackCriteria',
};

onEachDatabase('pointers of an entity', start => {
  const begin = async (pointer: string, environment?: string) => {
    const quiet = group('quiet', 'company');
    const backend = await start({
      entities: [
        ...company(),
        { ...quiet, metadata: { ...quiet.metadata, annotations: {} } },
        pointing('Model', pointer, environment),
        pointing('Dataset', pointer, environment),
      ],
      config: {
        evidence: {
          writers: [{ subject: 'external:ci', criteria: ['observe.alerts'] }],
        },
      },
    });
    await backend.evaluate();
    await backend.report({
      entityRef: 'model:default/pointing-model',
      criterion: 'observe.alerts',
      outcome: 'pass',
      observedAt: new Date().toISOString(),
    });
    const criteriaOf = async (name: string) => {
      const { body } = await backend.get(
        `/scorecards/${name.split('-')[1]}/default/${name}`,
      );
      return new Map(
        (body as Scorecard).criteria.map(({ id, state, reason }) => [
          id,
          { state, reason },
        ]),
      );
    };
    return {
      model: await criteriaOf('pointing-model'),
      dataset: await criteriaOf('pointing-dataset'),
    };
  };

  it.each([BAD, 'data:text/html,x', 'file:///etc/passwd'])(
    'fails the criterion that reads %s, with field, value and what was expected',
    async pointer => {
      const { model, dataset } = await begin(pointer);
      for (const [id, field] of [
        ...Object.entries(FIELDS),
        ['observe.alerts', 'spec.operations.observe.alerts'],
      ]) {
        const { state, reason } = model.get(id)!;
        expect([id, state, reason]).toEqual([
          id,
          'fail',
          expect.stringContaining(
            `Model "model:default/pointing-model": ${field} is `,
          ),
        ]);
        expect(reason).toContain(pointer);
        expect(reason).toMatch(/expected .*http\(s\) URL/);
      }
      expect(dataset.get('data.contract')).toEqual({
        state: 'fail',
        reason: `Dataset "dataset:default/pointing-dataset": spec.contract is "${pointer}", expected a relative path, an http(s) URL or an entity ref, such as "docs/retrain.md"`,
      });
    },
  );

  it('accepts an http(s) URL, and an image for an environment', async () => {
    const { model, dataset } = await begin(
      'https://wiki.example.com/x',
      `images.example.com/ml/training@${DIGEST}`,
    );
    for (const id of Object.keys(FIELDS)) {
      expect([id, model.get(id)!.state]).toEqual([
        id,
        expect.stringMatching(/^(pass|unknown)$/),
      ]);
    }
    expect(model.get('observe.alerts')!.state).toBe('pass');
    expect(dataset.get('data.contract')!.state).toBe('unknown');
  });
});
