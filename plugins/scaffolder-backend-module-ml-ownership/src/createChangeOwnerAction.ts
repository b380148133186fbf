import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import {
  CompoundEntityRef,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError, isError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { readFile, writeFile } from 'fs/promises';
import { stringify } from 'yaml';
import { changeOwner } from './changeOwner';

const ACTION = 'mlownership:owner:change';

const EXAMPLES = [
  {
    description: 'Transfer a model to another group, which also goes on call',
    example: stringify({
      steps: [
        {
          id: 'change',
          name: 'Change the owner',
          action: ACTION,
          input: {
            path: 'models.yaml',
            entityRef: 'model:default/churn-classifier',
            owner: 'group:default/loyalty',
            operatedBy: 'group:default/loyalty',
          },
        },
      ],
    }),
  },
];

/**
 * The action `mlownership:owner:change`: sets `spec.owner`, and optionally `spec.operatedBy`, of one entity in a YAML
 * file of the workspace.
 */
export function createChangeOwnerAction() {
  return createTemplateAction({
    id: ACTION,
    description:
      'Sets the owner of an entity in its YAML file and changes nothing else in that file',
    examples: EXAMPLES,
    supportsDryRun: true,
    schema: {
      input: {
        path: z =>
          z.string({
            description: 'The YAML file, relative to the workspace',
          }),
        entityRef: z =>
          z.string({
            description:
              'Entity ref with its kind, such as model:default/churn-classifier',
          }),
        owner: z =>
          z.string({
            description:
              'Entity ref of the new owner, a Group or User, such as group:default/loyalty',
          }),
        operatedBy: z =>
          z
            .string({
              description:
                'Entity ref of the new operating Group. Unchanged if absent',
            })
            .optional(),
      },
      output: {
        description: z =>
          z.string({
            description: 'The new YAML of the entity',
          }),
        owner: z => z.string({ description: 'Full ref of the new owner' }),
        previousOwner: z =>
          z
            .string({
              description:
                'The previous owner as written in the file. Absent if there was none',
            })
            .optional(),
      },
    },
    async handler({ input, logger, output, workspacePath }) {
      const change = parseChange(input);
      const { entityRef } = change;
      const { owner } = change.fields;
      const file = resolveSafeChildPath(workspacePath, input.path);
      const { source, description, previousOwner } = changeOwner(
        await readText(file, input.path),
        change,
        input.path,
      );
      await writeFile(file, source);
      logger.info(
        `${input.path}: changed the owner of ${stringifyEntityRef(
          entityRef,
        )} from ${previousOwner ?? 'none'} to ${owner}`,
      );
      output('description', description);
      output('owner', owner);
      if (previousOwner !== undefined) {
        output('previousOwner', previousOwner);
      }
    },
  });
}

/** @throws InputError */
function parseChange(input: {
  entityRef: string;
  owner: string;
  operatedBy?: string;
}) {
  const entityRef = refFrom('entityRef', input.entityRef);
  const defaultNamespace = entityRef.namespace;
  const owner = refOfTeam('owner', input.owner, {
    kinds: ['Group', 'User'],
    defaultNamespace,
  });
  return {
    entityRef,
    fields: {
      owner,
      ...(input.operatedBy && {
        operatedBy: refOfTeam('operatedBy', input.operatedBy, {
          kinds: ['Group'],
          defaultNamespace,
        }),
      }),
    },
  };
}

function refFrom(
  field: string,
  text: string,
  defaults?: { defaultKind: string; defaultNamespace: string },
): CompoundEntityRef {
  try {
    return parseEntityRef(text, defaults);
  } catch {
    throw new InputError(
      `${field} is ${JSON.stringify(text)}, expected an entity ref such as ${
        defaults ? 'group:default/loyalty' : 'model:default/churn-classifier'
      }`,
    );
  }
}

/** A full ref in lower case. */
function refOfTeam(
  field: string,
  text: string,
  { kinds, defaultNamespace }: { kinds: string[]; defaultNamespace: string },
): string {
  const ref = refFrom(field, text, { defaultKind: 'group', defaultNamespace });
  const isOfKind = kinds.some(
    kind =>
      kind.toLocaleLowerCase('en-US') === ref.kind.toLocaleLowerCase('en-US'),
  );
  // The value is written without quotes, so it must not be parsed as anything but a ref.
  if (
    !isOfKind ||
    !/^[\w.-]+:[\w.-]+\/[\w.-]+$/.test(stringifyEntityRef(ref))
  ) {
    throw new InputError(
      `${field} is ${JSON.stringify(text)}, expected a ${kinds.join(' or ')}`,
    );
  }
  return stringifyEntityRef(ref);
}

async function readText(file: string, path: string): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    throw new InputError(
      isError(error) && error.code === 'ENOENT'
        ? `The workspace contains no file ${path}; fetch it in an earlier step`
        : `${path} in the workspace cannot be read; expected a file`,
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      bytes,
    );
  } catch {
    throw new InputError(`${path} is not UTF-8 text`);
  }
}
