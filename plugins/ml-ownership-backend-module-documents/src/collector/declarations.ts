import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { MlEntity } from '@mlownership/backstage-plugin-ml-ownership-common';

/** The value in `spec` at a path such as `operations.retrain.runbook`, or undefined. */
export function declared(entity: MlEntity, path: string): unknown {
  let value: unknown = entity.spec;
  for (const step of path.split('.')) {
    value =
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Record<string, unknown>)[step]
        : undefined;
  }
  return value ?? undefined;
}

/** Full refs in lower case; undefined for an invalid ref. */
export function declaredRefs(
  entity: MlEntity,
  path: string,
  defaultKind: string,
): { text: string; ref?: string }[] {
  const value = declared(entity, path);
  return (Array.isArray(value) ? value : [value])
    .filter((item): item is string => typeof item === 'string' && item !== '')
    .map(text => {
      try {
        return {
          text,
          ref: stringifyEntityRef(
            parseEntityRef(text, {
              defaultKind,
              defaultNamespace: entity.metadata.namespace,
            }),
          ),
        };
      } catch {
        return { text };
      }
    });
}
