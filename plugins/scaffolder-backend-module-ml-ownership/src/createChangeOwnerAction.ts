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
    description: 'Hand a model to another group, which also takes the pager',
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
 * The action `mlownership:owner:change`: sets `spec.owner`, and where asked `spec.operatedBy`, of one entity in a YAML file of
 * the workspace.
 */
export function createChangeOwnerAction() {
  return createTemplateAction({
    id: ACTION,
    description:
      'Sets the owner of an entity in the YAML file that describes it, and changes nothing else there',
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
              'The entity, with its kind: model:default/churn-classifier',
          }),
        owner: z =>
          z.string({
            description:
              'The Group or User that takes it over: group:default/loyalty',
          }),
        operatedBy: z =>
          z
            .string({
              description:
                'The Group that holds the pager from then on; who does now where absent',
            })
            .optional(),
      },
      output: {
        description: z =>
          z.string({
            description: 'The YAML that describes the entity now',
          }),
        owner: z => z.string({ description: 'Full ref of who owns it now' }),
        previousOwner: z =>
          z
            .string({
              description: 'Who owned it, as it was written; absent if nobody',
            })
            .optional(),
      },
    },
    async handler({ input, logger, output, workspacePath }) {
      const entityRef = refFrom('entityRef', input.entityRef);
      const owner = refOfTeam('owner', input.owner, {
        kinds: ['Group', 'User'],
        defaultNamespace: entityRef.namespace,
      });
      const operatedBy = input.operatedBy
        ? refOfTeam('operatedBy', input.operatedBy, {
            kinds: ['Group'],
            defaultNamespace: entityRef.namespace,
          })
        : undefined;
      const file = resolveSafeChildPath(workspacePath, input.path);
      const { source, description, previousOwner } = changeOwner(
        await readText(file, input.path),
        { entityRef, fields: { owner, ...(operatedBy && { operatedBy }) } },
        input.path,
      );
      await writeFile(file, source);
      logger.info(
        `${input.path}: ${stringifyEntityRef(entityRef)} was owned by ${
          previousOwner ?? 'nobody'
        } and is by ${owner} now`,
      );
      output('description', description);
      output('owner', owner);
      if (previousOwner !== undefined) {
        output('previousOwner', previousOwner);
      }
    },
  });
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
  // What is written into the file without quotes must not be read as anything but a ref.
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
        ? `There is no file ${path} in the workspace; fetch it in a step before`
        : `${path} in the workspace cannot be read; expected a file`,
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      bytes,
    );
  } catch {
    throw new InputError(`${path} is no text in UTF-8`);
  }
}
