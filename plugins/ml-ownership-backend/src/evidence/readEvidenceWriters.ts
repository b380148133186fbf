import { RootConfigService } from '@backstage/backend-plugin-api';
import { findCriterion, Rules } from '../rules/Rules';

/**
 * The criteria that each token may report, by the subject of the token.
 */
export type EvidenceWriters = ReadonlyMap<string, ReadonlySet<string>>;

const PATH = 'mlOwnership.evidence.writers';

/**
 * Reads which token may report what: `mlOwnership.evidence.writers`.
 *
 * @throws Error that names the setting, what it is, and what was expected
 */
export function readEvidenceWriters(
  config: RootConfigService,
  rules: Rules,
): EvidenceWriters {
  const writers = new Map<string, Set<string>>();
  for (const entry of config.getOptionalConfigArray(PATH) ?? []) {
    const subject = entry.getString('subject');
    const granted = writers.get(subject) ?? new Set<string>();
    for (const id of entry.getStringArray('criteria')) {
      const criterion = findCriterion(rules, id);
      if (!criterion) {
        throw new Error(
          `${PATH} grants "${id}" to ${subject}, expected the id of a criterion`,
        );
      }
      if (!criterion.accepts.includes('observed')) {
        throw new Error(
          `${PATH} grants "${id}" to ${subject}, which takes no observation: it accepts ${criterion.accepts.join(
            ', ',
          )}`,
        );
      }
      granted.add(id);
    }
    writers.set(subject, granted);
  }
  return writers;
}
