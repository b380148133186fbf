import { RE2JS } from 're2js';
import { z } from 'zod';
import { Labels } from '../matchers';

const texts = z
  .array(z.string())
  .nullish()
  .transform(items => items ?? []);

export const relabelConfigSchema = z.object({
  action: z
    .string()
    .nullish()
    .transform(action => (action ?? 'replace').toLowerCase()),
  source_labels: texts,
  separator: z.string().nullish(),
  regex: z.coerce.string().optional(),
  target_label: z.string().nullish(),
});

export type RelabelConfig = z.output<typeof relabelConfigSchema>;

/** Labels as they are sent, and those of which only the system knows the values. */
export interface SentLabels {
  labels: Labels;
  unknown: ReadonlySet<string>;
}

/**
 * What Prometheus does to the labels of an alert before it sends it: adds its external labels, and drops labels or alerts.
 * Values that it computes are not followed.
 */
export class AlertRelabeling {
  static readonly none = new AlertRelabeling({}, []);
  readonly #rules;

  /** @throws Error if a regular expression is invalid */
  constructor(
    private readonly externalLabels: Labels,
    configs: readonly RelabelConfig[],
  ) {
    this.#rules = configs.map(config => ({
      ...config,
      pattern: RE2JS.compile(config.regex ?? '(.*)'),
    }));
  }

  /** Returns undefined if the alert is not sent. */
  apply(own: Labels): SentLabels | undefined {
    const labels: Record<string, string> = { ...this.externalLabels, ...own };
    const unknown = new Set<string>();
    for (const rule of this.#rules) {
      const { action, pattern } = rule;
      const source = rule.source_labels
        .map(name => labels[name] ?? '')
        .join(rule.separator ?? ';');
      switch (action) {
        case 'drop':
        case 'keep':
          if (pattern.matches(source) === (action === 'drop')) {
            return undefined;
          }
          break;
        case 'labeldrop':
        case 'labelkeep':
          for (const name of Object.keys(labels)) {
            if (pattern.matches(name) === (action === 'labeldrop')) {
              delete labels[name];
            }
          }
          break;
        default:
          if (rule.target_label) {
            unknown.add(rule.target_label);
          }
      }
    }
    return { labels, unknown };
  }
}
