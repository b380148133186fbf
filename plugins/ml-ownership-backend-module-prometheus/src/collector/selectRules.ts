import { Entity } from '@backstage/catalog-model';
import { ML_ANNOTATIONS } from '@mlownership/backstage-plugin-ml-ownership-common';
import { AlertRule } from '../alerting';
import { AlertingSettings } from '../configuration';
import { Matcher, parseMatchers } from '../matchers';

/** How the rules that concern an entity are found. */
export interface RuleSelector {
  matchers: readonly Matcher[];
  /** Whether the entity names its rules, so that their absence is a failure. */
  isDeclared: boolean;
}

/**
 * Returns how the rules that concern an entity are found: by its annotation, else by the label that has its name.
 *
 * @throws Error that says what is wrong with the annotation
 */
export function selectorOf(
  { kind, metadata }: Entity,
  labels: AlertingSettings['labels'],
): RuleSelector {
  const declared = metadata.annotations?.[ML_ANNOTATIONS.alertSelector]?.trim();
  if (declared) {
    return { matchers: parseDeclared(declared), isDeclared: true };
  }
  const label = labels[kind.toLowerCase() as keyof typeof labels];
  return {
    matchers: [new Matcher(label, '=', metadata.name)],
    isDeclared: false,
  };
}

function parseDeclared(text: string): Matcher[] {
  try {
    const matchers = parseMatchers(text);
    if (matchers.length > 0) {
      return matchers;
    }
  } catch {
    // The message says what was expected.
  }
  throw new Error(
    `The annotation ${ML_ANNOTATIONS.alertSelector} is ${JSON.stringify(
      text,
    )}, expected matchers of labels such as model="churn", severity="page"`,
  );
}

export function selectRules(
  rules: readonly AlertRule[],
  { matchers }: RuleSelector,
): AlertRule[] {
  return rules.filter(({ labels }) =>
    matchers.every(matcher => matcher.matches(labels)),
  );
}
