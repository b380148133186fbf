import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { MlEntity } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  CollectorAnswer,
  EvidenceCollector,
} from '@mlownership/backstage-plugin-ml-ownership-node';

const silent: LoggerService = {
  error() {},
  warn() {},
  info() {},
  debug() {},
  child: () => silent,
};

/**
 * Has a collector look at some entities once, as the backend would, and holds its answers against what a collector
 * promises: each target answered at most once, no criterion but its own, one piece for each criterion, bounded texts.
 *
 * @param states - what it asked to remember at an earlier look, by entity ref
 * @throws Error that names the promise which an answer breaks
 * @public
 */
export async function collectOnce(
  collector: EvidenceCollector,
  entities: readonly MlEntity[],
  options: {
    states?: Record<string, JsonObject>;
    signal?: AbortSignal;
  } = {},
): Promise<CollectorAnswer[]> {
  const targets = entities.map(entity => {
    const entityRef = stringifyEntityRef(entity);
    return { entityRef, entity, state: options.states?.[entityRef] };
  });
  const answers = await collector.collect(targets, {
    signal: options.signal ?? new AbortController().signal,
    logger: silent,
  });
  const asked = new Set(targets.map(({ entityRef }) => entityRef));
  const answered = new Set<string>();
  for (const { entityRef, evidence, state } of answers) {
    assertThat(
      asked.has(entityRef),
      `it answers for ${entityRef}, which was not asked`,
    );
    assertThat(!answered.has(entityRef), `it answers twice for ${entityRef}`);
    answered.add(entityRef);
    const criteria = evidence.map(({ criterion }) => criterion);
    assertThat(
      new Set(criteria).size === criteria.length,
      `it gives two pieces for one criterion of ${entityRef}`,
    );
    for (const { criterion, detail } of evidence) {
      assertThat(
        collector.criteria.includes(criterion),
        `it answers ${criterion}, which is not among its criteria`,
      );
      assertThat(
        detail.length > 0 && detail.length <= 1000,
        `the detail of ${criterion} has ${detail.length} characters, expected 1 to 1,000`,
      );
    }
    assertThat(
      JSON.stringify(state ?? {}).length <= 65536,
      `it wants to remember more than 64 KB of ${entityRef}`,
    );
  }
  return answers;
}

function assertThat(holds: boolean, otherwise: string): asserts holds {
  if (!holds) {
    throw new Error(`The collector breaks a promise: ${otherwise}`);
  }
}
