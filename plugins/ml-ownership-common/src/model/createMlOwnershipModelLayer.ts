import {
  CatalogModelKindRootSchema,
  CatalogModelLayer,
  createCatalogModelLayer,
} from '@backstage/catalog-model/alpha';
import { JsonObject } from '@backstage/types';
import { ML_API_VERSION } from '../kinds';
import {
  BUILT_IN_RELATION_PAIRS,
  ML_RELATION_PAIRS,
  relationTargetKinds,
} from '../relations';
import { ML_ANNOTATION_DEFINITIONS } from './mlAnnotationDefinitions';
import { MAX_RELATIONS_PER_FIELD } from './findEntityProblems';
import { ML_KIND_DEFINITIONS } from './mlKindDefinitions';
import { MlFieldDefinition, MlKindDefinition } from './MlFieldDefinition';

/**
 * The ID of the layer that declares the three kinds.
 *
 * @public
 */
export const ML_MODEL_LAYER_ID = 'mlownership.dev/kinds';

const [GROUP, VERSION] = ML_API_VERSION.split('/');

function lenientFieldSchema(field: MlFieldDefinition): JsonObject {
  const { description, examples } = field;
  const about = { description, examples: [...examples] };
  switch (field.shape) {
    case 'tier':
      return { type: 'integer', minimum: 1, maximum: 4, ...about };
    case 'refs':
      return {
        type: 'array',
        maxItems: MAX_RELATIONS_PER_FIELD,
        items: { type: 'string', minLength: 1 },
        ...about,
      };
    case 'object':
      return { type: 'object', additionalProperties: true, ...about };
    default:
      return { type: 'string', minLength: 1, ...about };
  }
}

function lenientSchema(definition: MlKindDefinition) {
  return {
    type: 'object',
    required: ['spec'],
    properties: {
      spec: {
        type: 'object',
        // Companies may add fields of their own, as with the built-in kinds.
        additionalProperties: true,
        required: definition.fields
          .filter(field => field.required)
          .map(field => field.name),
        properties: Object.fromEntries(
          definition.fields.map(field => [
            field.name,
            lenientFieldSchema(field),
          ]),
        ),
      },
    },
  } satisfies CatalogModelKindRootSchema;
}

/**
 * Creates the catalog model layer with the kinds Model, Dataset and Pipeline, their relations in both
 * directions, and the annotations of this plugin set.
 *
 * @remarks
 *
 * The layer is lenient: it checks identity, required fields, shapes and the number of relations, and accepts
 * any object in `operations` and `boundaries`. It silently skips a ref to a wrong kind, because a layer
 * cannot report it; `MlOwnershipEntityProcessor` of the catalog module rejects such an entity with a message.
 * Therefore install this layer with that module.
 *
 * Layers with the same ID are merged, so it is safe to add it twice. A layer with another ID that declares
 * one of the kinds makes `compileCatalogModel` throw an `InputError`.
 *
 * @public
 */
export function createMlOwnershipModelLayer(): CatalogModelLayer {
  return createCatalogModelLayer({
    layerId: ML_MODEL_LAYER_ID,
    builder: model => {
      for (const definition of ML_KIND_DEFINITIONS) {
        model.addKind({
          group: GROUP,
          names: {
            kind: definition.kind,
            singular: definition.singular,
            plural: definition.plural,
          },
          description: definition.description,
          versions: [
            {
              name: VERSION,
              relationFields: definition.fields.flatMap(field =>
                field.shape === 'ref' || field.shape === 'refs'
                  ? [
                      {
                        selector: { path: `spec.${field.name}` },
                        relation: field.relation,
                        defaultNamespace: 'inherit' as const,
                        allowedKinds: relationTargetKinds(
                          definition.kind,
                          field.relation,
                        ),
                        ...(field.defaultKind && {
                          defaultKind: field.defaultKind,
                        }),
                      },
                    ]
                  : [],
              ),
              schema: { jsonSchema: lenientSchema(definition) },
            },
          ],
        });
      }
      for (const pair of ML_RELATION_PAIRS) {
        // One declaration per kind if both ends must be of the same kind, otherwise a single one.
        const joined = pair.sameKind
          ? pair.fromKinds.map(kind => ({ fromKind: [kind], toKind: [kind] }))
          : [{ fromKind: [...pair.fromKinds], toKind: [...pair.toKinds] }];
        for (const kinds of joined) {
          model.addRelationPair({
            ...kinds,
            description: pair.description,
            forward: pair.forward,
            reverse: pair.reverse,
          });
        }
      }
      for (const pair of BUILT_IN_RELATION_PAIRS) {
        model.updateRelationPair({
          fromKind: [...pair.fromKinds],
          toKind: [...pair.toKinds],
          // Keep Backstage's own titles and description.
          forward: { type: pair.forward.type },
          reverse: { type: pair.reverse.type },
        });
      }
      for (const annotation of ML_ANNOTATION_DEFINITIONS) {
        model.addAnnotation({
          name: annotation.name,
          title: annotation.title,
          description: annotation.description,
        });
      }
    },
  });
}
