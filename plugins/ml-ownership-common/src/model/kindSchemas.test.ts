import { Entity } from '@backstage/catalog-model';
import {
  compileCatalogModel,
  defaultCatalogEntityModel,
} from '@backstage/catalog-model/alpha';
import Ajv from 'ajv';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'fs';
import { basename, resolve } from 'path';
import { parseAllDocuments } from 'yaml';
import { generateReferenceFiles } from '../../scripts/generateReferenceFiles';
import { ML_ANNOTATIONS, ML_API_VERSION, ML_KINDS } from '../kinds';
import { ML_RELATION_PAIRS, relationTargetKinds } from '../relations';
import { createMlOwnershipModelLayer } from './createMlOwnershipModelLayer';
import {
  createCatalogInfoSchema,
  createStrictSchema,
} from './createStrictSchema';
import { findEntityProblems } from './findEntityProblems';
import { ML_ANNOTATION_DEFINITIONS } from './mlAnnotationDefinitions';
import { formatEntityProblems } from './MlEntityProblem';
import { ML_KIND_DEFINITIONS } from './mlKindDefinitions';
import { readAnnotationRefs } from './readAnnotationRefs';

const model = compileCatalogModel([
  defaultCatalogEntityModel,
  createMlOwnershipModelLayer(),
]);

const lenient = (kind: string) =>
  new Ajv({ allowUnionTypes: true }).compile(
    model.getKind({ kind, apiVersion: ML_API_VERSION })!.jsonSchema,
  );

const strict = (kind: (typeof ML_KINDS)[number]) =>
  new Ajv({ allErrors: true }).compile(createStrictSchema(kind));

function entityOf(kind: string, spec: object = {}): Entity {
  return {
    apiVersion: ML_API_VERSION,
    kind,
    metadata: { name: 'churn' },
    spec: {
      type: 'any',
      lifecycle: 'production',
      owner: 'growth-ml',
      ...spec,
    },
  } as Entity;
}

const messageOf = (entity: Entity) =>
  formatEntityProblems(entity, findEntityProblems(entity));

function readEntities(text: string): Entity[] {
  return parseAllDocuments(text)
    .map(document => document.toJSON() as Entity)
    .filter(entity => entity);
}

describe('the model layer', () => {
  it('declares every field with a relation for the kinds of the relation table', () => {
    for (const definition of ML_KIND_DEFINITIONS) {
      const declared = model
        .getKind({ kind: definition.kind, apiVersion: ML_API_VERSION })
        ?.relationFields.map(({ path, relation, allowedKinds }) => ({
          path,
          relation,
          allowedKinds,
        }));
      expect(declared).toEqual(
        definition.fields.flatMap(field =>
          'relation' in field
            ? {
                path: `spec.${field.name}`,
                relation: field.relation,
                allowedKinds: relationTargetKinds(
                  definition.kind,
                  field.relation,
                ),
              }
            : [],
        ),
      );
    }
  });

  it('relates kinds as in the relation table, and a kind only with itself where required', () => {
    const derived = model
      .getRelations({ kind: 'Model' })
      ?.find(({ forward }) => forward.type === 'derivedFrom');
    expect(derived).toMatchObject({
      toKind: ['Model'],
      reverse: { type: 'hasDerivative', title: 'has derivative' },
    });
    for (const pair of ML_RELATION_PAIRS) {
      for (const kind of pair.toKinds) {
        expect(
          model
            .getRelations({ kind })
            ?.find(({ forward }) => forward.type === pair.reverse.type),
        ).toMatchObject({ forward: pair.reverse });
      }
    }
  });

  it('does not change the titles of the built-in relations', () => {
    const ownedBy = (kind: string) =>
      model
        .getRelations({ kind })
        ?.find(({ forward }) => forward.type === 'ownedBy');
    expect(ownedBy('Model')?.forward).toEqual(ownedBy('Component')?.forward);
    expect(ownedBy('Model')?.reverse).toEqual({
      type: 'ownerOf',
      title: 'owner of',
    });
  });

  it('documents every annotation', () => {
    expect(ML_ANNOTATION_DEFINITIONS.map(({ name }) => name)).toEqual(
      Object.values(ML_ANNOTATIONS),
    );
    expect(model.getMetadata().annotations.map(({ name }) => name)).toEqual(
      expect.arrayContaining(Object.values(ML_ANNOTATIONS)),
    );
  });

  it('accepts what the processor accepts, with any spec', () => {
    const validators = new Map(
      ML_KINDS.map(kind => [kind as string, lenient(kind)]),
    );
    const ref = fc.constantFrom(
      ...['dataset:a', 'a', 'model:x/b', 'group:g', 'user:u', 'pipeline:p'],
      ...['component:c', 'system:s', 'dataset:', 'a b', ''],
    );
    const value = fc.oneof(
      fc.array(ref),
      ref,
      fc.jsonValue(),
      fc.integer({ min: 0, max: 5 }),
    );
    const kinds = fc.constantFrom(...ML_KIND_DEFINITIONS);
    let accepted = 0;
    fc.assert(
      fc.property(
        kinds.chain(({ kind, fields }) =>
          fc.tuple(
            fc.constant(kind),
            fc.dictionary(
              fc.constantFrom(...fields.map(({ name }) => name)),
              value,
              { maxKeys: 3 },
            ),
          ),
        ),
        ([kind, spec]) => {
          const entity = entityOf(kind, spec);
          const problems = findEntityProblems(entity);
          accepted += problems.length === 0 ? 1 : 0;
          expect(problems.every(({ field }) => field.startsWith('spec.'))).toBe(
            true,
          );
          expect(problems.length > 0 || validators.get(kind)!(entity)).toBe(
            true,
          );
        },
      ),
      { numRuns: 2_000, seed: 7 },
    );
    expect(accepted).toBeGreaterThan(100);
  });
});

describe('validation messages', () => {
  it.each([
    [
      'a ref of a wrong kind',
      { trainedOn: ['a', 'component:default/foo'] },
      'Model "model:default/churn": spec.trainedOn[1] is "component:default/foo", expected a Dataset, such as "dataset:default/my-data"',
    ],
    [
      'a ref to itself in other letters',
      { supersedes: ['Model:Default/CHURN'] },
      'Model "model:default/churn": spec.supersedes[0] is "Model:Default/CHURN", the entity itself, expected another Model',
    ],
    [
      'a ref with too many parts',
      { servedBy: ['component:default/a/b'] },
      'Model "model:default/churn": spec.servedBy[0] is "component:default/a/b", expected a Component, API or Resource, such as "component:default/my-service"',
    ],
    [
      'a ref that no database column holds',
      { system: 'x'.repeat(300) },
      `Model "model:default/churn": spec.system is "${'x'.repeat(
        99,
      )}…, expected a System, such as "system:default/my-system"`,
    ],
    [
      'a fraction',
      { tier: 1.5 },
      'Model "model:default/churn": spec.tier is 1.5, expected a whole number from 1 (most critical) to 4',
    ],
  ])('contain entity, field, got and expected: %s', (_, spec, message) => {
    expect(messageOf(entityOf('Model', spec))).toBe(message);
  });

  it('list up to twenty problems of an entity, and count the rest', () => {
    const message = messageOf(
      entityOf('Model', { trainedOn: Array(1_000).fill('component:x') }),
    );
    expect(message).toContain('"model:default/churn" has 1000 problems: ');
    expect(message).toContain('spec.trainedOn[19] is');
    expect(message).not.toContain('spec.trainedOn[20]');
    expect(message).toMatch(/; and 980 more$/);
    expect(message.length).toBeLessThan(3_000);
  });
});

describe('annotations of a Component', () => {
  const component = (annotations: Record<string, string>): Entity => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'api', namespace: 'shop', annotations },
  });

  it('create relations for short and full refs, and ignore empty ones', () => {
    expect(
      readAnnotationRefs(
        component({
          [ML_ANNOTATIONS.consumes]: ' orders ,dataset:default/x,, ',
          [ML_ANNOTATIONS.usesModels]: '',
        }),
      ),
    ).toEqual({
      relations: [
        {
          type: 'consumes',
          target: { kind: 'Dataset', namespace: 'shop', name: 'orders' },
        },
        {
          type: 'consumes',
          target: { kind: 'dataset', namespace: 'default', name: 'x' },
        },
      ],
      problems: [],
    });
  });

  it('create no relations if there are too many', () => {
    const { relations, problems } = readAnnotationRefs(
      component({
        [ML_ANNOTATIONS.consumes]: Array(1_001).fill('x').join(),
      }),
    );
    expect(relations).toEqual([]);
    expect(problems).toEqual([
      {
        field: 'metadata.annotations["mlownership.dev/consumes"]',
        got: 'a list of 1001',
        expected: 'at most 1000 refs',
      },
    ]);
  });
});

describe('the strict schemas', () => {
  it.each(
    generateReferenceFiles().map(file => ({
      ...file,
      name: basename(file.path),
    })),
  )(
    'are published, with the kinds reference: run "generate" where $name differs',
    ({ path, content }) => {
      expect(readFileSync(path, 'utf-8')).toBe(content);
    },
  );

  it('accept the examples of the kinds reference', () => {
    const reference = readFileSync(
      resolve(__dirname, '../../../../docs/kinds.md'),
      'utf-8',
    );
    const examples = [
      ...reference.matchAll(/```yaml\n(apiVersion[^]*?)```/g),
    ].flatMap(([, yaml]) => readEntities(yaml));
    expect(examples.map(({ kind }) => kind)).toEqual([...ML_KINDS]);
    const combined = new Ajv({ allErrors: true }).compile(
      createCatalogInfoSchema(),
    );
    for (const example of examples) {
      expect(findEntityProblems(example)).toEqual([]);
      const validate = strict(example.kind as (typeof ML_KINDS)[number]);
      validate(example);
      expect(validate.errors).toBeNull();
      combined(example);
      expect(combined.errors).toBeNull();
    }
  });

  it('accept every example value of a field', () => {
    for (const { kind, fields } of ML_KIND_DEFINITIONS) {
      const validate = strict(kind);
      for (const { name, examples } of fields) {
        for (const example of examples) {
          const entity = entityOf(kind, { [name]: example });
          expect(messageOf(entity)).not.toContain(name);
          validate(entity);
          expect(validate.errors).toBeNull();
        }
      }
    }
  });

  it.each([
    ['a key with a typo', { trainedon: ['dataset:a'] }],
    ['a ref of a wrong kind', { trainedOn: ['component:a'] }],
    ['a ref twice', { trainedOn: ['dataset:a', 'dataset:a'] }],
    ['an unknown ability', { operations: { retrian: {} } }],
    ['an unknown key of an ability', { operations: { retrain: { run: 'x' } } }],
    ['a number for text', { operations: { retrain: { trigger: 14 } } }],
    ['an unknown signal', { operations: { observe: { signals: ['vibes'] } } }],
    [
      'a signal of another kind',
      { operations: { observe: { signals: ['run-health'] } } },
    ],
    [
      'words for a URL',
      { operations: { observe: { dashboards: ['the wiki'] } } },
    ],
    [
      'a script for a runbook',
      // eslint-disable-next-line no-script-url
      { operations: { retrain: { runbook: 'javascript:alert(1)' } } },
    ],
    [
      'a file of the own machine for a workflow',
      { operations: { deploy: { workflow: 'file:///etc/passwd' } } },
    ],
    [
      'words for release criteria',
      { operations: { deploy: { releaseCriteria: 'ask the team' } } },
    ],
    [
      'a script for an environment',
      { operations: { retrain: { environment: 'data:text/html,x' } } },
    ],
    [
      'an approver of a wrong kind',
      { operations: { deploy: { approvers: ['api:x'] } } },
    ],
    ['an unknown boundary', { boundaries: { owner: 'group:x' } }],
  ])('reject %s', (_, spec) => {
    expect(strict('Model')(entityOf('Model', spec))).toBe(false);
  });

  it('accept only ISO 8601 durations longer than zero as freshness', () => {
    const validate = strict('Dataset');
    const takes = (freshness: string) =>
      validate(entityOf('Dataset', { freshness }));
    for (const duration of ['P1D', 'PT6H', 'P1Y2M3W4DT5H6M7.5S', 'PT0.5H']) {
      expect([duration, takes(duration)]).toEqual([duration, true]);
    }
    for (const text of ['every Monday', 'P', 'PT', 'P1', 'P0D', '1D', 'P1DT']) {
      expect([text, takes(text)]).toEqual([text, false]);
    }
  });

  it('accept entities of other kinds in the same file', () => {
    const validate = new Ajv().compile(createCatalogInfoSchema());
    expect(
      validate({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name: 'api',
          annotations: { [ML_ANNOTATIONS.consumes]: 'dataset:x' },
        },
        spec: { type: 'service', anything: 1 },
      }),
    ).toBe(true);
    expect(validate(entityOf('Model', { typo: 1 }))).toBe(false);
  });
});

describe('the examples of the demo', () => {
  const folder = resolve(__dirname, '../../../../examples');
  const entities = readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && entry.name !== 'invalid')
    .flatMap(({ name }) =>
      readdirSync(resolve(folder, name))
        .filter(file => file.endsWith('.yaml'))
        .flatMap(file =>
          readEntities(readFileSync(resolve(folder, name, file), 'utf-8')),
        ),
    );

  it('are all accepted by the catalog', () => {
    const ours = entities.filter(({ kind }) =>
      ML_KINDS.some(known => known === kind),
    );
    expect(ours.length).toBeGreaterThan(50);
    for (const entity of ours) {
      expect(findEntityProblems(entity)).toEqual([]);
    }
    for (const entity of entities) {
      expect(readAnnotationRefs(entity).problems).toEqual([]);
    }
  });
});
