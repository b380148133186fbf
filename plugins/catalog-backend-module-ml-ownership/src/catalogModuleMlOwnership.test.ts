import { createBackendModule } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import { RELATION_OWNED_BY } from '@backstage/catalog-model';
import {
  AlphaEntity,
  createCatalogModelLayer,
} from '@backstage/catalog-model/alpha';
import { provideStaticCatalogModel } from '@backstage/plugin-catalog-node/alpha';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { JsonObject } from '@backstage/types';
import {
  BUILT_IN_RELATION_PAIRS,
  createMlOwnershipModelLayer,
  ML_ANNOTATION_DEFINITIONS,
  ML_API_VERSION,
  ML_KIND_DEFINITIONS,
  ML_KINDS,
  ML_RELATION_PAIRS,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  startTestCatalog,
  TestCatalog,
} from './__testUtils__/startTestCatalog';

jest.setTimeout(90_000);

function mlEntity(
  kind: string,
  name: string,
  spec: JsonObject = {},
  metadata: JsonObject = {},
): JsonObject {
  return {
    apiVersion: ML_API_VERSION,
    kind,
    metadata: { name, ...metadata },
    spec: {
      type: 'any',
      lifecycle: 'production',
      owner: 'group:default/growth-ml',
      ...spec,
    },
  };
}

function builtInEntity(
  kind: string,
  name: string,
  spec: JsonObject = {},
  annotations: JsonObject = {},
): JsonObject {
  const specs: Record<string, JsonObject> = {
    Component: { type: 'service', lifecycle: 'production', owner: 'team' },
    API: {
      type: 'openapi',
      lifecycle: 'production',
      owner: 'team',
      definition: '-',
    },
    Resource: { type: 'database', owner: 'team' },
    System: { owner: 'team' },
    Group: { type: 'team', children: [] },
    User: { memberOf: [] },
  };
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, annotations },
    spec: { ...specs[kind], ...spec },
  };
}

const isMlKind = (kind: string) => ML_KINDS.some(known => known === kind);

function anyEntity(kind: string, name: string, spec: JsonObject = {}) {
  return isMlKind(kind)
    ? mlEntity(kind, name, spec)
    : builtInEntity(kind, name, spec);
}

const hasRelation = (entity: AlphaEntity, type: string, targetRef: string) =>
  entity.relations?.some(
    relation => relation.type === type && relation.targetRef === targetRef,
  ) ?? false;

const errorsOf = (entity: AlphaEntity) =>
  entity.status?.items?.map(item => item.message) ?? [];

/**
 * One case for each pair, source kind and target kind of the relation tables: an entity that declares the relation as
 * its kind does, and its target.
 */
function relationCases() {
  return [...ML_RELATION_PAIRS, ...BUILT_IN_RELATION_PAIRS].flatMap(pair =>
    pair.fromKinds.flatMap(from =>
      (pair.sameKind ? [from] : pair.toKinds).map(to => {
        const { type } = pair.forward;
        const source = `${from}-${type}-${to}`.toLocaleLowerCase('en-US');
        const target = `${source}-target`;
        const targetRef = `${to}:default/${target}`.toLocaleLowerCase('en-US');
        const field = ML_KIND_DEFINITIONS.find(
          ({ kind }) => kind === from,
        )?.fields.find(
          candidate => 'relation' in candidate && candidate.relation === type,
        );
        const annotation = ML_ANNOTATION_DEFINITIONS.find(
          ({ relation }) => relation === type,
        );
        let declaring: JsonObject;
        if (field) {
          declaring = mlEntity(from, source, {
            [field.name]: field.shape === 'ref' ? targetRef : [targetRef],
          });
        } else if (annotation) {
          declaring = builtInEntity(
            from,
            source,
            {},
            { [annotation.name]: targetRef },
          );
        } else {
          declaring = builtInEntity(from, source, { [type]: [targetRef] });
        }
        return {
          title: `${from} ${type} ${to}`,
          entities: [declaring, anyEntity(to, target)],
          sourceRef: `${from}:default/${source}`.toLocaleLowerCase('en-US'),
          targetRef,
          forward: type,
          reverse: pair.reverse.type,
        };
      }),
    ),
  );
}

describe('catalogModuleMlOwnership', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

  describe.each(databases.eachSupportedId())('on %s', databaseId => {
    let catalog: TestCatalog;

    beforeAll(async () => {
      catalog = await startTestCatalog({
        knex: await databases.init(databaseId),
      });
    });
    afterAll(async () => {
      await catalog.stop();
    });

    it('emits every relation of the tables in both directions', async () => {
      const cases = relationCases();
      expect(cases.length).toBeGreaterThan(40);
      catalog.writeFile(
        'relations.yaml',
        cases.flatMap(({ entities }) => entities),
      );
      await catalog.register('relations.yaml');
      for (const { sourceRef, targetRef, forward, reverse } of cases) {
        const source = await catalog.waitFor(sourceRef, entity =>
          hasRelation(entity, forward, targetRef),
        );
        expect(errorsOf(source)).toEqual([]);
        const target = await catalog.waitFor(targetRef, entity =>
          hasRelation(entity, reverse, sourceRef),
        );
        expect(errorsOf(target)).toEqual([]);
      }
    });

    it('creates one edge of producedBy and produces, declared on either end or both', async () => {
      catalog.writeFile('produces.yaml', [
        mlEntity('Pipeline', 'training', {
          produces: ['model:both', 'model:by-pipeline'],
        }),
        mlEntity('Model', 'both', { producedBy: ['training'] }),
        mlEntity('Model', 'by-pipeline'),
        mlEntity('Model', 'by-model', { producedBy: ['pipeline:training'] }),
      ]);
      await catalog.register('produces.yaml');
      const pipeline = await catalog.waitFor(
        'pipeline:default/training',
        entity => hasRelation(entity, 'produces', 'model:default/by-model'),
      );
      expect(
        pipeline.relations?.filter(({ type }) => type !== RELATION_OWNED_BY),
      ).toEqual(
        ['both', 'by-model', 'by-pipeline'].map(name => ({
          type: 'produces',
          targetRef: `model:default/${name}`,
        })),
      );
      for (const name of ['both', 'by-model', 'by-pipeline']) {
        const model = await catalog.waitFor(`model:default/${name}`, entity =>
          hasRelation(entity, 'producedBy', 'pipeline:default/training'),
        );
        expect(model.relations).toHaveLength(2);
      }
    });

    it('reads the annotations of a Component, and accepts it with any values', async () => {
      catalog.writeFile('components.yaml', [
        builtInEntity(
          'Component',
          'console',
          {},
          {
            'mlownership.dev/consumes':
              'scores, dataset:default/orders,component:console,',
            'mlownership.dev/uses-models': 'model:other/churn',
          },
        ),
        mlEntity('Dataset', 'scores'),
        mlEntity('Model', 'churn', {}, { namespace: 'other' }),
      ]);
      await catalog.register('components.yaml');
      const component = await catalog.waitFor('component:default/console');
      expect(component.relations).toEqual([
        { type: 'consumes', targetRef: 'dataset:default/orders' },
        { type: 'consumes', targetRef: 'dataset:default/scores' },
        { type: 'ownedBy', targetRef: 'group:default/team' },
        { type: 'usesModel', targetRef: 'model:other/churn' },
      ]);
      expect(errorsOf(component)).toEqual([
        'InputError: Component "component:default/console": metadata.annotations["mlownership.dev/consumes"][2] is "component:console", expected a Dataset, such as "dataset:default/my-data"',
      ]);
      await catalog.waitFor('dataset:default/scores', entity =>
        hasRelation(entity, 'consumedBy', 'component:default/console'),
      );
      await catalog.waitFor('model:other/churn', entity =>
        hasRelation(entity, 'modelUsedBy', 'component:default/console'),
      );

      // The rest of the Component stays up to date, and the message disappears once the annotation is fixed.
      catalog.writeFile('components.yaml', [
        builtInEntity(
          'Component',
          'console',
          { type: 'website' },
          { 'mlownership.dev/consumes': 'scores' },
        ),
      ]);
      await catalog.refresh('component:default/console');
      const corrected = await catalog.waitFor(
        'component:default/console',
        entity => entity.spec?.type === 'website',
      );
      expect(errorsOf(corrected)).toEqual([]);
      expect(hasRelation(corrected, 'usesModel', 'model:other/churn')).toBe(
        false,
      );
    });

    it('keeps the last valid version of an entity that becomes invalid, and shows the reason', async () => {
      const good = mlEntity('Model', 'steady', { trainedOn: ['features'] });
      catalog.writeFile('steady.yaml', [good, mlEntity('Dataset', 'features')]);
      await catalog.register('steady.yaml');
      const before = await catalog.waitFor('model:default/steady');
      await catalog.waitFor('dataset:default/features', entity =>
        hasRelation(entity, 'trainingDataFor', 'model:default/steady'),
      );

      catalog.writeFile('steady.yaml', [
        mlEntity('Model', 'steady', {
          type: 'changed',
          trainedOn: ['features', 'component:foo'],
        }),
        mlEntity('Dataset', 'features'),
      ]);
      await catalog.refresh('model:default/steady');
      const after = await catalog.waitFor(
        'model:default/steady',
        entity => errorsOf(entity).length > 0,
      );
      expect(after.spec).toEqual(before.spec);
      expect(after.relations).toEqual(before.relations);
      const message =
        'Model "model:default/steady": spec.trainedOn[1] is "component:foo", expected a Dataset, such as "dataset:default/my-data"';
      expect(errorsOf(after)).toEqual([expect.stringContaining(message)]);
      expect(catalog.warnings()).toContainEqual(
        expect.stringContaining(message),
      );
      const features = await catalog.get('dataset:default/features');
      expect(
        hasRelation(features!, 'trainingDataFor', 'model:default/steady'),
      ).toBe(true);

      catalog.writeFile('steady.yaml', [good, mlEntity('Dataset', 'features')]);
      await catalog.refresh('model:default/steady');
      await catalog.waitFor(
        'model:default/steady',
        entity => errorsOf(entity).length === 0,
      );
    });

    it('accepts authors by ref and by address in git and mail format, and rejects others', async () => {
      const authors = [
        'ada',
        'Otto B <Otto@example.com>',
        '<a@example.com>',
        'mailto:b@example.com',
        'c@example.com (C)',
      ];
      catalog.writeFile('authors.yaml', [
        mlEntity('Model', 'authored', { authors }),
      ]);
      await catalog.register('authors.yaml');
      const { spec } = await catalog.waitFor('model:default/authored');
      // The catalog sorts lists of refs.
      expect(spec?.authors).toEqual([
        'a@example.com',
        'ada',
        'b@example.com',
        'c@example.com',
        'otto@example.com',
      ]);

      catalog.writeFile('authors.yaml', [
        mlEntity('Model', 'authored', {
          authors: ['@otto', 'group:default/platform', 'Otto B'],
        }),
      ]);
      await catalog.refresh('model:default/authored');
      const refused = await catalog.waitFor(
        'model:default/authored',
        entity => errorsOf(entity).length > 0,
      );
      const expected =
        'expected a User, such as "user:default/ada", or an e-mail address, such as "ada@example.com"';
      expect(errorsOf(refused)).toEqual([
        expect.stringContaining(`spec.authors[0] is "@otto", ${expected}`),
      ]);
      for (const [index, got] of [
        [1, 'group:default/platform'],
        [2, 'Otto B'],
      ]) {
        expect(errorsOf(refused)[0]).toContain(
          `spec.authors[${index}] is "${got}", ${expected}`,
        );
      }
    });

    it('accepts the maximum number of relations, and rejects 10,000', async () => {
      const refs = (count: number) =>
        Array.from({ length: count }, (_, i) => `dataset:part-${i}`);
      catalog.writeFile('huge.yaml', [
        mlEntity('Pipeline', 'huge', { consumes: refs(10_000) }),
      ]);
      const refused = await catalog.dryRun('huge.yaml');
      expect(refused.status).toBe(400);
      expect(refused.body.error.message).toContain(
        'Pipeline "pipeline:default/huge": spec.consumes is a list of 10000, expected at most 1000 refs',
      );

      catalog.writeFile('wide.yaml', [
        mlEntity('Pipeline', 'wide', { consumes: refs(1_000) }),
      ]);
      await catalog.register('wide.yaml');
      const wide = await catalog.waitFor('pipeline:default/wide');
      expect(wide.relations).toHaveLength(1_001);
    });

    it('accepts names at their limits, any script in titles and namespaces, lenient operations and unknown fields', async () => {
      const name = `${'n'.repeat(30)}.-_${'N'.repeat(30)}`;
      const namespace = 's'.repeat(63);
      expect(name).toHaveLength(63);
      catalog.writeFile('limits.yaml', [
        mlEntity(
          'Model',
          name,
          {
            tier: 4,
            trainedOn: ['nearby', 'default/far'],
            operations: {
              retrain: { trigger: 14, runbook: ['docs/retrain.md'] },
              unknown: null,
              observe: 'the third panel',
            },
            boundaries: { platformOwner: 3 },
            costCentre: '4711',
          },
          { namespace, title: 'Abwanderung 顧客離反 🙂' },
        ),
      ]);
      await catalog.register('limits.yaml');
      const model = await catalog.waitFor(
        `model:${namespace}/${name.toLocaleLowerCase('en-US')}`,
      );
      expect(model.metadata.title).toBe('Abwanderung 顧客離反 🙂');
      expect(errorsOf(model)).toEqual([]);
      expect(model.relations).toEqual(
        expect.arrayContaining([
          { type: 'trainedOn', targetRef: `dataset:${namespace}/nearby` },
          { type: 'trainedOn', targetRef: 'dataset:default/far' },
        ]),
      );
      expect(model.spec?.operations).toEqual({
        retrain: { trigger: 14, runbook: ['docs/retrain.md'] },
        unknown: null,
        observe: 'the third panel',
      });
    });

    it('validates a field that is defined in another file after reading it', async () => {
      catalog.writeFile('owner.txt', 'group:default/growth-ml');
      catalog.writeFile('wrong-owner.txt', 'api:growth-ml');
      catalog.writeFile('placeholder.yaml', [
        mlEntity('Dataset', 'elsewhere', { owner: { $text: './owner.txt' } }),
      ]);
      await catalog.register('placeholder.yaml');
      const dataset = await catalog.waitFor('dataset:default/elsewhere');
      expect(dataset.spec?.owner).toBe('group:default/growth-ml');

      catalog.writeFile('wrong-placeholder.yaml', [
        mlEntity('Dataset', 'nowhere', {
          owner: { $text: './wrong-owner.txt' },
        }),
      ]);
      const refused = await catalog.dryRun('wrong-placeholder.yaml');
      expect(refused.status).toBe(400);
      expect(refused.body.error.message).toContain(
        'Dataset "dataset:default/nowhere": spec.owner is "api:growth-ml", expected a Group or User',
      );
    });

    it('lists the kinds as facets and finds entities by text', async () => {
      catalog.writeFile('found.yaml', [
        mlEntity('Model', 'needle', {}, { title: 'Nadel' }),
      ]);
      await catalog.register('found.yaml');
      await catalog.waitFor('model:default/needle');
      const kinds = (await catalog.facets('kind')).map(({ value }) => value);
      expect(kinds).toEqual(expect.arrayContaining(['Model']));
      const found = await catalog.searchTitles('nadel');
      expect(found.map(entity => entity.metadata.name)).toEqual(['needle']);
    });
  });

  describe('with other layers', () => {
    it.each(['before', 'after'])(
      'aborts the startup with a next step if a layer added %s it declares one of the kinds',
      async when => {
        const rival = createCatalogModelLayer({
          layerId: 'acme.example/kinds',
          builder: model => {
            for (const kind of ['Model', 'Pipeline']) {
              model.addKind({
                group: 'acme.example',
                names: { kind, singular: kind, plural: kind },
                description: 'Of somebody else',
                versions: [
                  {
                    name: 'v1',
                    schema: { jsonSchema: { type: 'object', properties: {} } },
                  },
                ],
              });
            }
          },
        });
        const feature = provideStaticCatalogModel({ layers: [rival] });
        await expect(
          startTestCatalog(
            when === 'before'
              ? { featuresBefore: [feature] }
              : { features: [feature] },
          ),
        ).rejects.toThrow(
          `Catalog model layer "mlownership.dev/kinds" cannot be added: another layer declares the kinds "Model" (by "acme.example/kinds"), "Pipeline" (by "acme.example/kinds"), and a kind name can be declared only once in a catalog. Remove that other layer from the backend, or rename its kind; or remove @mlownership/backstage-plugin-catalog-backend-module-ml-ownership from the backend`,
        );
      },
    );

    it('starts with a layer that extends the kinds, and if it is installed twice', async () => {
      const addition = createCatalogModelLayer({
        layerId: 'acme.example/cost-centre',
        builder: model => {
          model.updateKind({
            names: { kind: 'Model' },
            versions: [
              {
                name: 'v1alpha1',
                schema: {
                  jsonSchema: {
                    properties: {
                      spec: { properties: { costCentre: { type: 'string' } } },
                    },
                  },
                },
              },
            ],
          });
        },
      });
      const catalog = await startTestCatalog({
        features: [
          provideStaticCatalogModel({
            layers: [createMlOwnershipModelLayer(), addition],
          }),
        ],
      });
      try {
        const accepted = await catalog.validate(
          mlEntity('Model', 'churn', { costCentre: '4711' }),
        );
        expect(accepted.status).toBe(200);
        const refused = await catalog.validate(
          mlEntity('Model', 'churn', { costCentre: 4711 }),
        );
        expect(refused.body.errors[0].message).toContain('/spec/costCentre');
      } finally {
        await catalog.stop();
      }
    });

    it('accepts entities from an entity provider', async () => {
      const provider = createBackendModule({
        pluginId: 'catalog',
        moduleId: 'test-provider',
        register(env) {
          env.registerInit({
            deps: { processing: catalogProcessingExtensionPoint },
            async init({ processing }) {
              processing.addEntityProvider({
                getProviderName: () => 'test-provider',
                connect: async connection => {
                  const location = 'url:https://registry.example.com/models';
                  await connection.applyMutation({
                    type: 'full',
                    entities: [
                      {
                        entity: mlEntity(
                          'Model',
                          'imported',
                          {},
                          {
                            annotations: {
                              'backstage.io/managed-by-location': location,
                              'backstage.io/managed-by-origin-location':
                                location,
                            },
                          },
                        ) as unknown as AlphaEntity,
                      },
                    ],
                  });
                },
              });
            },
          });
        },
      });
      const catalog = await startTestCatalog({ features: [provider] });
      try {
        const model = await catalog.waitFor('model:default/imported');
        expect(model.relations).toEqual([
          { type: RELATION_OWNED_BY, targetRef: 'group:default/growth-ml' },
        ]);
      } finally {
        await catalog.stop();
      }
    });
  });
});
