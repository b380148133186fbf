import { durationToMilliseconds } from '@backstage/types';
import {
  CRITERIA,
  ExtraCriterion,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  CollectorHandle,
  EvidenceCollector,
  EvidenceCollectorsExtensionPoint,
  EvidenceReceiver,
  EvidenceReceiversExtensionPoint,
  EvidenceSink,
  ExtraCriteriaExtensionPoint,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { Clock } from '../time/Clock';
import { CollectorStore } from './CollectorStore';
import { EvidenceReceiverService } from './EvidenceReceiverService';

/** The other sources are reserved for users and the catalog. */
const SOURCES: readonly string[] = ['observed', 'document'];

const COLLECTOR_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const EXTRA_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)+$/;

/** What the handles of collectors and the sinks of receivers need, once the backend has started. */
interface Started {
  clock: Clock;
  receivers: EvidenceReceiverService;
  store: CollectorStore;
}

/**
 * Collectors, receivers and criteria that modules have added.
 */
export class CollectorRegistry
  implements
    EvidenceCollectorsExtensionPoint,
    EvidenceReceiversExtensionPoint,
    ExtraCriteriaExtensionPoint
{
  readonly collectors: EvidenceCollector[] = [];
  readonly receivers: EvidenceReceiver[] = [];
  readonly extraCriteria: ExtraCriterion[] = [];
  private started?: Started;

  addCollector(collector: EvidenceCollector): CollectorHandle {
    this.checkId('evidence collector', collector.id);
    this.collectors.push(collector);
    return {
      requestChecks: async entityRefs => {
        const { clock, store } = this.afterStart(collector.id);
        await store.requestChecks(entityRefs, clock.now(), collector.id);
      },
    };
  }

  addReceiver(receiver: EvidenceReceiver): EvidenceSink {
    this.checkId('evidence receiver', receiver.id);
    this.receivers.push(receiver);
    return {
      record: async items =>
        this.afterStart(receiver.id).receivers.record(receiver, items),
      reportProblem: async problem =>
        this.afterStart(receiver.id).receivers.reportProblem(receiver, problem),
    };
  }

  /** Starts handles and sinks. */
  start(started: Started): void {
    this.started = started;
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
    for (const receiver of this.receivers) {
      this.checkCriteria('receiver', { ...receiver, source: 'observed' });
    }
    for (const collector of this.collectors) {
      const { id, source, batchSize, interval } = collector;
      if (!SOURCES.includes(source)) {
        throw new Error(
          `The evidence collector "${id}" has the source "${source}", expected ${SOURCES.join(
            ' or ',
          )}`,
        );
      }
      this.checkCriteria('collector', collector);
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
    }
  }

  private checkCriteria(
    what: 'collector' | 'receiver',
    {
      id,
      criteria,
      source,
    }: Pick<EvidenceCollector, 'id' | 'criteria' | 'source'>,
  ): void {
    if (criteria.length === 0) {
      throw new Error(
        `The evidence ${what} "${id}" answers no criterion, expected the id of at least one`,
      );
    }
    const known = [...CRITERIA, ...this.extraCriteria];
    for (const name of criteria) {
      const criterion = known.find(other => other.id === name);
      if (!criterion) {
        throw new Error(
          `The evidence ${what} "${id}" answers "${name}", expected the id of a criterion`,
        );
      }
      if (!criterion.accepts.includes(source)) {
        throw new Error(
          `The evidence ${what} "${id}" answers "${name}" as ${source}, which that criterion does not accept; accepted sources: ${criterion.accepts.join(
            ', ',
          )}`,
        );
      }
    }
  }

  private checkId(what: string, id: string): void {
    if (!COLLECTOR_ID.test(id)) {
      throw new Error(
        `The ${what} has the id "${id}", expected lower case letters, digits and dashes`,
      );
    }
    if (
      [...this.collectors, ...this.receivers].some(other => other.id === id)
    ) {
      throw new Error(`There are two sources of evidence with the id "${id}"`);
    }
  }

  private afterStart(id: string): Started {
    if (!this.started) {
      throw new Error(
        `The source of evidence "${id}" was used before the backend started`,
      );
    }
    return this.started;
  }
}
