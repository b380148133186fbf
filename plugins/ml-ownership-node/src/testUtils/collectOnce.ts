import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { MlEntity } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  CollectorResult,
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
 * Calls a collector once for some entities, as the backend would, and validates its results against the
 * contract of a collector: at most one result per target, only its own criteria, one piece per criterion,
 * bounded texts.
 *
 * @param cursors - the collector's cursors from an earlier check, by entity ref
 * @throws Error that names the violated rule
 * @public
 */
export async function collectOnce(
  collector: EvidenceCollector,
  entities: readonly MlEntity[],
  options: {
    cursors?: Record<string, JsonObject>;
    signal?: AbortSignal;
  } = {},
): Promise<CollectorResult[]> {
  const targets = entities.map(entity => {
    const entityRef = stringifyEntityRef(entity);
    return { entityRef, entity, cursor: options.cursors?.[entityRef] };
  });
  const results = await collector.collect(targets, {
    signal: options.signal ?? new AbortController().signal,
    logger: silent,
  });
  const asked = new Set(targets.map(({ entityRef }) => entityRef));
  const answered = new Set<string>();
  for (const { entityRef, evidence, cursor } of results) {
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
      JSON.stringify(cursor ?? {}).length <= 65536,
      `its cursor for ${entityRef} is larger than 64 KB`,
    );
  }
  return results;
}

function assertThat(holds: boolean, otherwise: string): asserts holds {
  if (!holds) {
    throw new Error(`The collector breaks a promise: ${otherwise}`);
  }
}
