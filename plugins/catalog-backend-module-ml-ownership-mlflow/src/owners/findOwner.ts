import {
  KubernetesValidatorFunctions,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { MlflowModel } from '@mlownership/backstage-plugin-ml-ownership-backend-module-mlflow';
import { OwnerRule, ProviderSettings } from '../configuration';

/**
 * The owner of a model for which neither MLflow nor the rules name one. The kind requires an owner. This Group does not
 * exist, so `ownership.group` fails.
 */
const UNOWNED = 'group:default/unowned';

/**
 * Finds the owner of a registered model: its tag, else the first rule that matches.
 *
 * @param readExperiment - the name of the experiment that the newest version comes from; asked only if a rule needs it
 * @returns full ref of a Group or User; {@link UNOWNED} if none is named, or what is named is not a ref
 */
export async function findOwner(
  model: MlflowModel,
  settings: Pick<ProviderSettings, 'ownerTag' | 'ownerRules'>,
  readExperiment: () => Promise<string | undefined>,
): Promise<string> {
  const tagged = toOwner(model.tags.get(settings.ownerTag) ?? '');
  if (tagged) {
    return tagged;
  }
  for (const rule of settings.ownerRules) {
    const owner = await applyRule(rule, model, readExperiment);
    const ref = owner && toOwner(owner);
    if (ref) {
      return ref;
    }
  }
  return UNOWNED;
}

/** The owner that a rule names, if the rule matches. */
async function applyRule(
  rule: OwnerRule,
  model: MlflowModel,
  readExperiment: () => Promise<string | undefined>,
): Promise<string | undefined> {
  const texts: [
    RegExp | undefined,
    () => string | undefined | Promise<string | undefined>,
  ][] = [
    [rule.name, () => model.name],
    [rule.tag?.value, () => model.tags.get(rule.tag!.key)],
    [rule.experiment, readExperiment],
  ];
  const groups: Record<string, string> = {};
  for (const [pattern, read] of texts) {
    if (pattern) {
      const match = pattern.exec((await read()) ?? '');
      if (!match) {
        return undefined;
      }
      Object.assign(groups, match.groups);
    }
  }
  return rule.owner.replace(/\$<(\w+)>/g, (_, name) => groups[name] ?? '');
}

function toOwner(text: string): string | undefined {
  try {
    const ref = parseEntityRef(text.trim(), { defaultKind: 'Group' });
    const kind = ref.kind.toLocaleLowerCase('en-US');
    const { isValidObjectName, isValidNamespace } =
      KubernetesValidatorFunctions;
    return ['group', 'user'].includes(kind) &&
      isValidObjectName(ref.name) &&
      isValidNamespace(ref.namespace)
      ? stringifyEntityRef(ref)
      : undefined;
  } catch {
    return undefined;
  }
}
