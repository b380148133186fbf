import {
  KubernetesValidatorFunctions,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';

const { isValidObjectName, isValidNamespace } = KubernetesValidatorFunctions;

/**
 * The full ref of the Group or User that a text names.
 *
 * @param defaultKind - of a text without a kind
 * @returns undefined if it is not the ref of a Group or User
 */
export function toOwnerRef(
  text: string,
  defaultKind: 'Group' | 'User' = 'Group',
): string | undefined {
  try {
    const ref = parseEntityRef(text.trim(), { defaultKind });
    const kind = ref.kind.toLocaleLowerCase('en-US');
    return ['group', 'user'].includes(kind) &&
      isValidObjectName(ref.name) &&
      isValidNamespace(ref.namespace)
      ? stringifyEntityRef(ref)
      : undefined;
  } catch {
    return undefined;
  }
}
