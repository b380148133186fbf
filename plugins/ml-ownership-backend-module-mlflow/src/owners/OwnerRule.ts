import { Config } from '@backstage/config';
import { MlflowModel } from '../registry';

const PATH = 'mlOwnership.mlflow';

/** Models that match all of its patterns have the owner. */
export interface OwnerRule {
  /** Pattern of the name of the registered model. */
  name?: RegExp;
  /** A tag of the registered model, and the pattern of its value. */
  tag?: { key: string; value: RegExp };
  /** Pattern of the name of the experiment that the newest version comes from. */
  experiment?: RegExp;
  /** Ref of a Group or User, in which `$<name>` stands for a named group of a pattern. */
  owner: string;
}

/** @throws Error that names the key, its value and what was expected */
export function readOwnerRule(config: Config): OwnerRule {
  const key = config.getOptionalString('tag');
  const rule = {
    owner: config.getString('owner'),
    name: readPattern(config, 'name'),
    tag:
      key === undefined
        ? undefined
        : { key, value: readPattern(config, 'value') ?? /^.+$/ },
    experiment: readPattern(config, 'experiment'),
  };
  if (!rule.name && !rule.tag && !rule.experiment) {
    throw new Error(
      `${PATH}.catalog.owners has a rule for "${rule.owner}" without name, tag and experiment, expected at least one`,
    );
  }
  return rule;
}

/** A pattern that matches the whole text. */
function readPattern(config: Config, key: string): RegExp | undefined {
  const pattern = config.getOptionalString(key);
  try {
    return pattern === undefined ? undefined : new RegExp(`^(?:${pattern})$`);
  } catch (error) {
    throw new Error(
      `${PATH}.catalog.owners has the ${key} "${pattern}", expected a regular expression`,
      { cause: error },
    );
  }
}

/** The owner that a rule names, if the rule matches. */
export async function applyOwnerRule(
  rule: OwnerRule,
  model: Pick<MlflowModel, 'name' | 'tags'>,
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
