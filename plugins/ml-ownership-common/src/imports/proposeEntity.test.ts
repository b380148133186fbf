import { Entity } from '@backstage/catalog-model';
import fc from 'fast-check';
import { parse } from 'yaml';
import { ML_KINDS } from '../kinds';
import { formatEntityProblems } from '../model';
import { findDocumentProblems } from './findDocumentProblems';
import { inferKind, IMPORTABLE_TYPES } from './inferKind';
import { proposeEntity } from './proposeEntity';
import { writeProposalYaml } from './writeProposalYaml';

const relations = (type: string, ...targets: string[]) =>
  targets.map(targetRef => ({ type, targetRef }));

const CHURN: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'churn-classifier',
    namespace: 'default',
    uid: 'x',
    etag: 'y',
    title: 'Churn classifier',
    description: 'Who is about to leave: yes or no?',
    annotations: {
      'backstage.io/managed-by-location': 'url:https://example.com/a.yaml',
      'backstage.io/source-location': 'url:https://example.com/ml/',
      'backstage.io/techdocs-ref': 'dir:.',
      'pagerduty.com/service-id': 'PXYZ',
      'mlownership.dev/mlflow-model': 'churn',
      'sonarqube.org/project-key': 'churn',
    },
    tags: ['growth'],
    links: [{ url: 'https://example.com/registry', title: 'Registry' }],
  },
  spec: { type: 'ai-model', lifecycle: 'production', owner: 'growth-ml' },
  relations: [
    ...relations('ownedBy', 'group:default/growth-ml'),
    ...relations('partOf', 'domain:default/x', 'system:default/retention'),
    ...relations(
      'dependsOn',
      'resource:default/customers',
      'resource:default/gpu',
      'component:default/training',
      'dataset:lab/holdout',
    ),
    ...relations(
      'dependencyOf',
      'component:default/churn-server',
      'component:default/checkout',
    ),
    ...relations('providesApi', 'api:default/churn'),
  ],
};

const SERVER: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'churn-server' },
  spec: { type: 'Model_Server' },
};

describe('inferKind', () => {
  it.each([
    ['ai-model', 'Model'],
    ['ML_Model', 'Model'],
    ['classifier', 'Model'],
    ['s3-bucket', 'Dataset'],
    ['feature table', 'Dataset'],
    ['data-pipeline', 'Pipeline'],
    ['model-server', undefined],
    ['service', undefined],
    ['', undefined],
    [undefined, undefined],
    [['model'], undefined],
  ])('infers from the type %j a %s', (type, kind) => {
    expect(inferKind({ ...SERVER, spec: { type } })).toBe(kind);
  });

  it('maps each type to one kind', () => {
    const types = Object.values(IMPORTABLE_TYPES).flat();
    expect(new Set(types).size).toBe(types.length);
  });
});

describe('proposeEntity', () => {
  it('keeps and relates what is known, and asks for the rest', () => {
    const proposal = proposeEntity(CHURN, 'Model', {
      becomes: ref =>
        ({
          'resource:default/customers': 'dataset:default/customers',
          'component:default/training': 'pipeline:default/churn-training',
        }[ref]),
      related: ref =>
        ref === 'component:default/churn-server' ? SERVER : undefined,
    });
    expect(writeProposalYaml(proposal))
      .toBe(`apiVersion: mlownership.dev/v1alpha1
kind: Model
metadata:
  name: churn-classifier
  title: Churn classifier
  description: "Who is about to leave: yes or no?"
  annotations:
    mlownership.dev/imported-from: component:default/churn-classifier
    backstage.io/source-location: url:https://example.com/ml/
    backstage.io/techdocs-entity: component:default/churn-classifier
    pagerduty.com/service-id: PXYZ
    mlownership.dev/mlflow-model: churn
  tags:
    - growth
  links:
    - url: https://example.com/registry
      title: Registry
spec:
  # TODO type: what type is it: classifier, regressor, ranker, recommender, forecaster, anomaly-detector, encoder, language-model, uplift, base-model, rules, …?
  type: ai-model
  lifecycle: production
  # TODO tier: how critical is it, from 1 (most) to 4?
  owner: group:default/growth-ml
  # TODO operatedBy: which Group is on call, if not the owner?
  # TODO authors: which Users built it?
  system: system:default/retention
  producedBy:
    - pipeline:default/churn-training
  trainedOn:
    - dataset:default/customers
    - dataset:lab/holdout
  servedBy:
    - component:default/churn-server
    - api:default/churn
  dependsOn:
    - resource:default/gpu
  # TODO operations: how does another team run it? A runbook for each of retrain, deploy, observe and recover.
`);
    expect(findDocumentProblems(proposal.entity)).toEqual([]);
    expect(
      proposal.notes.map(({ field, reason, value }) =>
        [field, reason, value].join(' '),
      ),
    ).toEqual([
      'spec.type type-kept ai-model',
      'metadata.annotations["backstage.io/techdocs-entity"] documents-elsewhere component:default/churn-classifier',
      'spec.trainedOn depends-on dataset:default/customers',
      'spec.dependsOn depends-on resource:default/gpu',
      'spec.producedBy depends-on pipeline:default/churn-training',
      'spec.trainedOn depends-on dataset:lab/holdout',
      'spec.servedBy serves component:default/churn-server',
      'spec.servedBy dependent component:default/checkout',
      'spec.servedBy provides api:default/churn',
    ]);
  });

  it('recognizes datasets and pipelines by their own terms', () => {
    const source: Entity = {
      ...CHURN,
      metadata: { name: 'x', namespace: 'lab' },
      relations: relations(
        'dependsOn',
        'model:default/m',
        'dataset:default/d',
        'pipeline:default/p',
        'component:default/c',
      ),
    };
    expect(proposeEntity(source, 'Dataset').entity).toMatchObject({
      kind: 'Dataset',
      metadata: { namespace: 'lab' },
      spec: {
        derivedFrom: ['dataset:default/d'],
        producedBy: ['pipeline:default/p'],
        dependsOn: ['model:default/m', 'component:default/c'],
      },
    });
    expect(proposeEntity(source, 'Pipeline').entity.spec).toMatchObject({
      consumes: ['dataset:default/d'],
      usesModel: ['model:default/m'],
      dependsOn: ['pipeline:default/p', 'component:default/c'],
    });
  });

  it('omits unknown fields, and notes that the catalog requires them', () => {
    const { entity, questions } = proposeEntity(
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Resource',
        metadata: { name: 'orders' },
        spec: {},
      },
      'Dataset',
    );
    expect(entity.spec).toEqual({});
    expect(questions.map(({ field }) => field)).toEqual([
      'type',
      'lifecycle',
      'tier',
      'owner',
      'operatedBy',
      'authors',
      'producedBy',
      'contract',
      'operations',
    ]);
    expect(formatEntityProblems(entity, findDocumentProblems(entity))).toMatch(
      /has 3 problems: spec.type is missing, .*; spec.lifecycle is missing, .*; spec.owner is missing, expected a Group or User/,
    );
  });

  it('accepts overrides, and notes that one person is not a team', () => {
    const { entity, notes } = proposeEntity(CHURN, 'Model', {
      overrides: {
        name: 'churn',
        title: '',
        owner: 'user:default/ada',
        operatedBy: 'group:default/night',
        lifecycle: 'experimental',
        tier: 2,
      },
    });
    expect(entity.metadata).toMatchObject({ name: 'churn' });
    expect(entity.metadata.title).toBeUndefined();
    expect(entity.spec).toMatchObject({
      owner: 'user:default/ada',
      operatedBy: 'group:default/night',
      lifecycle: 'experimental',
      tier: 2,
    });
    expect(notes).toContainEqual({
      field: 'spec.owner',
      reason: 'owner-is-user',
      value: 'user:default/ada',
    });
  });

  it('proposes entities that the catalog accepts, for any dependencies of the source', () => {
    const ref = fc
      .tuple(
        fc.constantFrom(
          ...['model', 'dataset', 'pipeline', 'component', 'resource', 'api'],
          ...['system', 'group', 'user', 'location'],
        ),
        fc.constantFrom('a', 'b', 'c'),
      )
      .map(([kind, name]) => `${kind}:default/${name}`);
    const relation = fc.record({
      type: fc.constantFrom(
        ...['dependsOn', 'dependencyOf', 'partOf', 'providesApi'],
        'hasPart',
      ),
      targetRef: ref,
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...ML_KINDS),
        fc.constantFrom('a', 'b', 'c'),
        fc.array(relation, { maxLength: 12 }),
        fc.dictionary(ref, fc.constantFrom('dataset:default/a', 'model:x/b')),
        (kind, name, found, becomes) => {
          const proposal = proposeEntity(
            {
              ...CHURN,
              metadata: { name },
              relations: [
                ...found.filter(
                  ({ type, targetRef }) =>
                    // The only combinations that the catalog allows.
                    type !== 'providesApi' || targetRef.startsWith('api:'),
                ),
                ...relations('ownedBy', 'group:default/growth-ml'),
              ],
            },
            kind,
            {
              becomes: target =>
                Object.hasOwn(becomes, target) ? becomes[target] : undefined,
            },
          );
          expect(findDocumentProblems(proposal.entity)).toEqual([]);
          expect(parse(writeProposalYaml(proposal))).toEqual(proposal.entity);
          const linked = proposal.notes.filter(({ reason }) =>
            ['depends-on', 'serves', 'provides'].includes(reason),
          );
          expect(
            linked.filter(
              ({ field, value }) =>
                ![proposal.entity.spec![field.replace('spec.', '')]]
                  .flat()
                  .includes(value),
            ),
          ).toEqual([]);
        },
      ),
      { numRuns: 1_000, seed: 5 },
    );
  });
});

describe('findDocumentProblems', () => {
  const good = {
    apiVersion: 'mlownership.dev/v1alpha1',
    kind: 'Model',
    metadata: { name: 'churn' },
    spec: { type: 'classifier', lifecycle: 'production', owner: 'growth-ml' },
  };
  const fieldsOf = (document: unknown) =>
    findDocumentProblems(document).map(({ field }) => field);

  it.each([
    [good, []],
    [null, ['document']],
    [[good], ['document']],
    [{ ...good, kind: 7 }, ['kind']],
    [{ ...good, kind: 'Modell' }, ['kind']],
    [{ ...good, metadata: null }, ['metadata']],
    [
      { ...good, metadata: { name: 'a b', namespace: 'A', tags: ['Q'] } },
      ['metadata.name', 'metadata.namespace', 'metadata.tags'],
    ],
    [
      {
        ...good,
        metadata: {
          name: 'a',
          title: '',
          description: 1,
          annotations: { a: 1 },
          labels: { a: ' ' },
          links: [{}],
        },
        spec: { ...good.spec, tier: 9, trainedon: ['dataset:a'] },
      },
      [
        'metadata.title',
        'metadata.description',
        'metadata.annotations',
        'metadata.labels',
        'metadata.links',
        'spec.tier',
        'spec.trainedon',
      ],
    ],
    [{ ...good, spec: undefined }, ['spec']],
  ])('%#', (document, fields) => {
    expect(fieldsOf(document)).toEqual(fields);
  });
});
