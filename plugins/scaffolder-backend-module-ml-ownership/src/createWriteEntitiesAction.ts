import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, toError } from '@backstage/errors';
import {
  findDocumentProblems,
  formatEntityProblems,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { mkdir, writeFile } from 'fs/promises';
import { dirname } from 'path';
import { parseAllDocuments, stringify } from 'yaml';

const ACTION = 'mlownership:entities:write';

/** More than the import page submits at once. */
const MAX_ENTITIES = 200;

const EXAMPLES = [
  {
    description: 'Write a model to a file in the workspace',
    example: stringify({
      steps: [
        {
          id: 'write',
          name: 'Write the entities',
          action: ACTION,
          input: {
            path: 'catalog/ml-entities.yaml',
            documents: stringify({
              apiVersion: 'mlownership.dev/v1alpha1',
              kind: 'Model',
              metadata: { name: 'churn-classifier' },
              spec: {
                type: 'classifier',
                lifecycle: 'production',
                owner: 'group:default/growth-ml',
              },
            }),
          },
        },
      ],
    }),
  },
];

/**
 * The action `mlownership:entities:write`: writes Models, Datasets and Pipelines into a YAML file of the workspace,
 * with the comments between them, after validating each as the catalog does.
 */
export function createWriteEntitiesAction() {
  return createTemplateAction({
    id: ACTION,
    description:
      'Writes Models, Datasets and Pipelines to a YAML file if they are valid for the catalog',
    examples: EXAMPLES,
    supportsDryRun: true,
    schema: {
      input: {
        path: z =>
          z.string({
            description: 'The file to write, relative to the workspace',
          }),
        documents: z =>
          z.string({
            description: 'YAML of the entities, separated by ---',
          }),
      },
      output: {
        entityRefs: z =>
          z.array(z.string(), {
            description: 'Full refs of the entities, in their order',
          }),
      },
    },
    async handler({ input, logger, output, workspacePath }) {
      const file = resolveSafeChildPath(workspacePath, input.path);
      const entityRefs = readEntities(input.documents).map(entity =>
        stringifyEntityRef(entity),
      );
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, input.documents);
      logger.info(`${input.path}: ${entityRefs.join(', ')}`);
      output('entityRefs', entityRefs);
    },
  });
}

/** The entities in a text; throws an InputError with the invalid one and the reason. */
function readEntities(text: string): Entity[] {
  const documents = [...parseAllDocuments(text)];
  const error = documents.flatMap(({ errors }) => errors).at(0);
  if (error) {
    throw new InputError(
      `documents is not YAML that the catalog can read: ${
        error.message.split(/:?\n/)[0]
      }`,
    );
  }
  const contents = documents.map(toContent);
  if (contents.length === 0 || contents.length > MAX_ENTITIES) {
    throw new InputError(
      `documents contains ${contents.length} entities, expected 1 to ${MAX_ENTITIES}`,
    );
  }
  const entities = contents.map((content, index) => {
    const problems = findDocumentProblems(content);
    if (problems.length > 0) {
      const [{ field, got, expected }] = problems;
      throw new InputError(
        isNamed(content)
          ? formatEntityProblems(content, problems)
          : `Document ${index + 1}: ${field} is ${got}, expected ${expected}`,
      );
    }
    return content as Entity;
  });
  const refs = entities.map(entity => stringifyEntityRef(entity));
  const twice = refs.find((ref, index) => refs.indexOf(ref) !== index);
  if (twice) {
    throw new InputError(`documents describes ${twice} more than once`);
  }
  return entities;
}

function toContent(document: { toJS(): unknown }): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw new InputError(
      `documents is not YAML that the catalog can read: ${
        toError(error).message
      }`,
    );
  }
}

/** Whether an entity has the fields of a ref. */
function isNamed(content: unknown): content is Entity {
  const { kind, metadata } = Object(content);
  const { name, namespace } = Object(metadata);
  return (
    typeof kind === 'string' &&
    typeof name === 'string' &&
    ['string', 'undefined'].includes(typeof namespace)
  );
}
