import { durationToMilliseconds } from '@backstage/types';
import {
  CRITERIA,
  ExtraCriterion,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  EvidenceCollector,
  EvidenceCollectorsExtensionPoint,
  ExtraCriteriaExtensionPoint,
} from '@mlownership/backstage-plugin-ml-ownership-node';

/** The other sources are reserved for users and the catalog. */
const SOURCES: readonly string[] = ['observed', 'document'];

const COLLECTOR_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const EXTRA_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)+$/;

/**
 * Collectors and criteria that modules have added.
 */
export class CollectorRegistry
  implements EvidenceCollectorsExtensionPoint, ExtraCriteriaExtensionPoint
{
  readonly collectors: EvidenceCollector[] = [];
  readonly extraCriteria: ExtraCriterion[] = [];

  addCollector(collector: EvidenceCollector): void {
    const { id } = collector;
    if (!COLLECTOR_ID.test(id)) {
      throw new Error(
        `The evidence collector has the id "${id}", expected lower case letters, digits and dashes`,
      );
    }
    if (this.collectors.some(other => other.id === id)) {
      throw new Error(`There are two evidence collectors with the id "${id}"`);
    }
    this.collectors.push(collector);
  }

  addCriterion(criterion: ExtraCriterion): void {
    const { id } = criterion;
    const taken = [...CRITERIA, ...this.extraCriteria].some(
      other => other.id === id,
    );
    const prefix = `${id.split('.')[0]}.`;
    if (taken || CRITERIA.some(fixed => fixed.id.startsWith(prefix))) {
      throw new Error(
        `The extra criterion has the id "${id}", which is already taken or starts with a built-in prefix; expected a prefix of your own`,
      );
    }
    if (!EXTRA_ID.test(id)) {
      throw new Error(
        `The extra criterion has the id "${id}", expected a prefix of your own and a name, such as "acme.privacy-review"`,
      );
    }
    this.extraCriteria.push(criterion);
  }

  /**
   * Validates the collectors against the criteria once all modules have registered.
   *
   * @throws Error that names the collector, its value and what was expected
   */
  check(): void {
    const criteria = [...CRITERIA, ...this.extraCriteria];
    for (const collector of this.collectors) {
      const { id, source, criteria: answered, batchSize, interval } = collector;
      if (!SOURCES.includes(source)) {
        throw new Error(
          `The evidence collector "${id}" has the source "${source}", expected ${SOURCES.join(
            ' or ',
          )}`,
        );
      }
      if (answered.length === 0) {
        throw new Error(
          `The evidence collector "${id}" answers no criterion, expected the id of at least one`,
        );
      }
      if (!(durationToMilliseconds(interval) > 0)) {
        throw new Error(
          `The evidence collector "${id}" has the interval ${JSON.stringify(
            interval,
          )}, expected a duration longer than zero`,
        );
      }
      if (
        batchSize !== undefined &&
        !(Number.isSafeInteger(batchSize) && batchSize > 0)
      ) {
        throw new Error(
          `The evidence collector "${id}" has the batch size ${batchSize}, expected a whole number from 1`,
        );
      }
      for (const name of answered) {
        const criterion = criteria.find(other => other.id === name);
        if (!criterion) {
          throw new Error(
            `The evidence collector "${id}" answers "${name}", expected the id of a criterion`,
          );
        }
        if (!criterion.accepts.includes(source)) {
          throw new Error(
            `The evidence collector "${id}" answers "${name}" as ${source}, which that criterion does not accept; accepted sources: ${criterion.accepts.join(
              ', ',
            )}`,
          );
        }
      }
    }
  }
}
