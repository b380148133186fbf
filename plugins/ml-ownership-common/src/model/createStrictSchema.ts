import { JsonObject } from '@backstage/types';
import { ML_API_VERSION } from '../kinds';
import { relationTargetKinds } from '../relations';
import { MAX_RELATIONS_PER_FIELD } from './findEntityProblems';
import { describeKinds } from './findRefProblem';
import { ML_ANNOTATION_DEFINITIONS } from './mlAnnotationDefinitions';
import { ML_KIND_DEFINITIONS } from './mlKindDefinitions';
import {
  MlFieldDefinition,
  MlKindDefinition,
  MlRefField,
} from './MlFieldDefinition';

const DRAFT = 'http://json-schema.org/draft-07/schema#';

const NAME = '[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?';
const NAMESPACE = '[a-z0-9]+(-+[a-z0-9]+)*';

function refPattern(kinds: readonly string[], optionalKind: boolean): string {
  const spellings = kinds.flatMap(kind => [
    ...new Set([kind.toLocaleLowerCase('en-US'), kind]),
  ]);
  return `^((${spellings.join('|')}):)${
    optionalKind ? '?' : ''
  }(${NAMESPACE}/)?${NAME}$`;
}

const ADDRESS_SCHEMA: JsonObject = {
  type: 'string',
  pattern: '^([^<>]*<)?[^\\s@:/<>()]+@[^\\s@:/<>()]+>?$',
  description: 'E-mail address, alone or in git format.',
  examples: ['ada@example.com'],
};

function refSchema(field: MlRefField, kind: string): JsonObject {
  const kinds = relationTargetKinds(kind, field.relation);
  return {
    type: 'string',
    pattern: refPattern(kinds, Boolean(field.defaultKind)),
    description: `Entity ref of ${describeKinds(kinds)}.`,
    examples: field.examples.flat() as string[],
  };
}

function strictFieldSchema(field: MlFieldDefinition, kind: string): JsonObject {
  const { description } = field;
  switch (field.shape) {
    case 'tier':
      return {
        type: 'integer',
        enum: [1, 2, 3, 4],
        description,
        examples: [...field.examples],
      };
    case 'ref':
      return { ...refSchema(field, kind), description };
    case 'refs':
      return {
        type: 'array',
        description,
        maxItems: MAX_RELATIONS_PER_FIELD,
        uniqueItems: true,
        items:
          field.relation === 'authoredBy'
            ? { anyOf: [refSchema(field, kind), ADDRESS_SCHEMA] }
            : refSchema(field, kind),
        examples: [...field.examples],
      };
    case 'object':
      return { ...field.strictSchema, description };
    default:
      return {
        type: 'string',
        minLength: 1,
        description: field.strictPattern
          ? `${description} Expected: ${field.strictPattern.says}.`
          : description,
        ...(field.strictPattern && { pattern: field.strictPattern.pattern }),
        examples: [...(field.conventional ?? field.examples)],
      };
  }
}

function annotationProperties(kind: string): JsonObject {
  return Object.fromEntries(
    ML_ANNOTATION_DEFINITIONS.filter(annotation =>
      annotation.on.includes(kind),
    ).map(annotation => [
      annotation.name,
      {
        type: 'string',
        title: annotation.title,
        description: annotation.description,
        ...(annotation.pattern && { pattern: annotation.pattern }),
        examples: [annotation.example],
      },
    ]),
  );
}

function metadataSchema(kind: string): JsonObject {
  return {
    type: 'object',
    description: 'Metadata of a Backstage entity.',
    required: ['name'],
    additionalProperties: true,
    properties: {
      name: {
        type: 'string',
        description:
          'Unique within the kind and namespace. At most 63 characters.',
        pattern: `^${NAME}$`,
        examples: ['churn-classifier'],
      },
      namespace: {
        type: 'string',
        description: 'The namespace. Defaults to "default".',
        pattern: `^${NAMESPACE}$`,
        maxLength: 63,
      },
      title: {
        type: 'string',
        minLength: 1,
        description: 'The displayed name, in any script.',
      },
      description: { type: 'string', description: 'One or two sentences.' },
      annotations: {
        type: 'object',
        description: 'Links to other systems.',
        additionalProperties: { type: 'string' },
        properties: annotationProperties(kind),
      },
      labels: { type: 'object', additionalProperties: { type: 'string' } },
      tags: {
        type: 'array',
        items: {
          type: 'string',
          pattern: '^[a-z0-9:+#]+(-[a-z0-9:+#]+)*$',
          maxLength: 63,
        },
      },
      links: {
        type: 'array',
        items: {
          type: 'object',
          required: ['url'],
          properties: {
            url: { type: 'string', minLength: 1 },
            title: { type: 'string', minLength: 1 },
            icon: { type: 'string', minLength: 1 },
            type: { type: 'string', minLength: 1 },
          },
        },
      },
    },
  };
}

function strictBody(definition: MlKindDefinition): JsonObject {
  return {
    type: 'object',
    description: definition.description,
    required: ['apiVersion', 'kind', 'metadata', 'spec'],
    additionalProperties: false,
    properties: {
      apiVersion: { const: ML_API_VERSION },
      kind: { const: definition.kind },
      metadata: metadataSchema(definition.kind),
      spec: {
        type: 'object',
        description: `Fields of the ${definition.singular}.`,
        additionalProperties: false,
        required: definition.fields
          .filter(field => field.required)
          .map(field => field.name),
        properties: Object.fromEntries(
          definition.fields.map(field => [
            field.name,
            strictFieldSchema(field, definition.kind),
          ]),
        ),
      },
    },
  };
}

/**
 * Creates the strict JSON Schema (draft 7) of one kind, for editors and for checks before a commit. It
 * includes all keys, also in `operations` and `boundaries`, and rejects unknown ones; the catalog itself is
 * lenient there, see {@link createMlOwnershipModelLayer}.
 *
 * It uses no `format`, so every draft 7 validator can read it without plugins.
 *
 * @throws Error if `kind` is none of the three
 * @public
 */
export function createStrictSchema(kind: MlKindDefinition['kind']): JsonObject {
  const definition = ML_KIND_DEFINITIONS.find(
    candidate => candidate.kind === kind,
  );
  if (!definition) {
    throw new Error(
      `No schema for kind "${kind}", expected one of ${ML_KIND_DEFINITIONS.map(
        known => known.kind,
      ).join(', ')}`,
    );
  }
  return {
    $schema: DRAFT,
    $id: `MlOwnership${kind}V1alpha1`,
    title: kind,
    ...strictBody(definition),
  };
}

/**
 * Creates the strict JSON Schema (draft 7) of a `catalog-info.yaml` file: the three kinds are checked with
 * {@link createStrictSchema}; of other kinds, only the annotations of this plugin set are checked.
 *
 * @public
 */
export function createCatalogInfoSchema(): JsonObject {
  return {
    $schema: DRAFT,
    $id: 'MlOwnershipCatalogInfo',
    title: 'Entity of a Backstage catalog with Models, Datasets and Pipelines',
    type: 'object',
    required: ['apiVersion', 'kind', 'metadata'],
    properties: {
      apiVersion: {
        type: 'string',
        examples: [ML_API_VERSION, 'backstage.io/v1alpha1'],
      },
      kind: {
        type: 'string',
        examples: [
          ...ML_KIND_DEFINITIONS.map(definition => definition.kind),
          'Component',
          'API',
          'Resource',
          'System',
          'Group',
          'User',
        ],
      },
      metadata: { type: 'object' },
    },
    allOf: [
      ...ML_KIND_DEFINITIONS.map(definition => ({
        if: {
          type: 'object',
          required: ['kind'],
          properties: { kind: { const: definition.kind } },
        },
        then: strictBody(definition),
      })),
      ...['Component', 'API', 'Resource', 'Group'].map(kind => ({
        if: {
          type: 'object',
          required: ['kind'],
          properties: { kind: { const: kind } },
        },
        then: {
          type: 'object',
          properties: {
            metadata: {
              type: 'object',
              properties: {
                annotations: {
                  type: 'object',
                  properties: annotationProperties(kind),
                },
              },
            },
          },
        },
      })),
    ],
  };
}
