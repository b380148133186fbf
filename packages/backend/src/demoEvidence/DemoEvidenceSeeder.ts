import { LoggerService } from '@backstage/backend-plugin-api';
import {
  Dispute,
  EvidenceItem,
  EvidenceRecord,
  Exemption,
  MlOwnershipApi,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { ReplayParticipant } from '../demoReplay';
import {
  DemoIdentities,
  isPerson,
  messageOf,
  readEvaluated,
  waitForAll,
} from '../demoSeed';
import { HistoryReporter } from '../demoHistory';
import { addEarlierEvidence } from './addEarlierEvidence';
import {
  SeedDispute,
  EvidenceFile,
  SeedExemption,
  SeedEvidenceItem,
} from './EvidenceFile';

const DAY = 86_400_000;

/** Maximum batch and page size of the API. */
const MAX_ITEMS = 1000;
const MAX_PAGE_SIZE = 500;

/** The result of seeding evidence. */
export interface EvidenceSeedResult {
  /** New evidence, exemptions, disputes, and decisions on these. */
  recorded: number;
  /** Items that a previous start has seeded. */
  unchanged: number;
  /** Items that the API rejected, or that could not be sent. */
  rejected: number;
}

/** An action at a time of the story. */
interface Step {
  /** Time before the seeding, in milliseconds. */
  ago: number;
  seed(): Promise<void>;
}

/** Evidence that one reporter submits together. */
interface Batch {
  ago: number;
  as: string;
  items: SeedEvidenceItem[];
}

/**
 * Seeds the evidence of the files through the API. An item of the same reporter about the same criterion with the same
 * text is not sent again; times are relative and differ from day to day, so they are not compared. Seeding again
 * therefore changes nothing, an interrupted seeding is completed by the next one, and additions to a file are seeded at
 * the next start.
 */
export class DemoEvidenceSeeder {
  private readonly records = new Map<string, EvidenceRecord[]>();
  private readonly result: EvidenceSeedResult = {
    recorded: 0,
    unchanged: 0,
    rejected: 0,
  };
  private readonly begun = performance.now();

  constructor(
    private readonly options: {
      api: MlOwnershipApi;
      logger: LoggerService;
      identities: DemoIdentities;
      participant: ReplayParticipant;
      /** What systems reported earlier; only reported when the past is replayed. */
      reporters?: readonly HistoryReporter[];
      signal: AbortSignal;
    },
  ) {}

  /**
   * Seeds every file once its entities are in the catalog and evaluated, in the order of the story. A failure is logged
   * with its file and item, and seeding continues.
   */
  async seed(files: readonly EvidenceFile[]): Promise<EvidenceSeedResult> {
    const { logger, participant } = this.options;
    await this.untilEvaluated(files);
    for (const problem of files.flatMap(({ problems }) => problems)) {
      this.result.rejected++;
      logger.error(problem);
    }
    for (const { ago, seed } of this.toSteps(files)) {
      await participant.until(ago);
      await seed();
    }
    const { recorded, unchanged, rejected } = this.result;
    logger[rejected > 0 ? 'warn' : 'info'](
      `Seeded the demo evidence: ${recorded} recorded, ${unchanged} unchanged, ${rejected} rejected, from ${
        files.length
      } files in ${Math.round((performance.now() - this.begun) / 1000)} s`,
    );
    return this.result;
  }

  /** Evidence is reported in batches, each by one reporter on one day. */
  private toSteps(files: readonly EvidenceFile[]): Step[] {
    return [
      ...this.toBatches(files).map(({ ago, as, items }) => ({
        ago,
        seed: () => this.seedBatch(as, items),
      })),
      ...files.flatMap(({ name, exemptions, disputes }) => [
        ...exemptions.map(exemption => ({
          ago: exemption.age,
          seed: () =>
            this.attempt(name, exemption, () => this.exempt(exemption)),
        })),
        ...disputes.map(dispute => ({
          ago: dispute.age,
          seed: () => this.attempt(name, dispute, () => this.dispute(dispute)),
        })),
      ]),
    ].sort((a, b) => b.ago - a.ago);
  }

  private toBatches(files: readonly EvidenceFile[]): Batch[] {
    const { participant, reporters = [] } = this.options;
    const items = files.flatMap(({ evidence }) => evidence);
    const batches = new Map<string, Batch>();
    for (const item of participant.isReplaying()
      ? addEarlierEvidence(items, reporters)
      : items) {
      const ago = item.reportedAgo ?? item.age;
      const key = participant.isReplaying()
        ? `${Math.floor(ago / DAY)} ${item.as}`
        : item.as;
      const batch = batches.get(key);
      if (batch) {
        batch.items.push(item);
        batch.ago = Math.min(batch.ago, ago);
      } else {
        batches.set(key, { ago, as: item.as, items: [item] });
      }
    }
    return [...batches.values()];
  }

  /**
   * Waits until all entities of the files have been evaluated, and all reporters can sign in; after a timeout, seeding
   * continues with those that are ready.
   */
  private async untilEvaluated(files: readonly EvidenceFile[]) {
    const { api, logger, signal, identities } = this.options;
    const awaited = new Set(
      files
        .flatMap(file => [
          ...file.evidence,
          ...file.exemptions,
          ...file.disputes,
        ])
        .map(({ entityRef }) => entityRef),
    );
    const reporters = [...new Set(files.flatMap(identitiesIn))];
    const reader =
      reporters.find(identity => !isPerson(identity)) ?? reporters[0];
    if (!reader) {
      return;
    }
    logger.info(
      `Waiting for the catalog and evaluation of the ${awaited.size} entities of the demo evidence`,
    );
    await waitForAll(
      'the demo evidence',
      async () => {
        const evaluated = await readEvaluated(
          api,
          await identities.tokenOf(reader),
        );
        for (const identity of reporters) {
          await identities.tokenOf(identity);
        }
        return [...awaited]
          .filter(ref => !evaluated.has(ref))
          .map(ref => `${ref} has not been evaluated`);
      },
      { logger, signal },
    );
  }

  private async seedBatch(as: string, items: readonly SeedEvidenceItem[]) {
    try {
      await this.submit(as, items);
    } catch (error) {
      this.reject(`${items.length} items of ${as}`, error);
      this.result.rejected += items.length - 1;
    }
  }

  private async submit(as: string, items: readonly SeedEvidenceItem[]) {
    const { api, signal, identities } = this.options;
    const token = await identities.tokenOf(as);
    const fresh: SeedEvidenceItem[] = [];
    for (const item of items) {
      signal.throwIfAborted();
      const records = await this.recordsOf(item.entityRef, token);
      if (records.some(record => isSame(record, item))) {
        this.result.unchanged++;
      } else {
        fresh.push(item);
      }
    }
    for (let from = 0; from < fresh.length; from += MAX_ITEMS) {
      const batch = fresh.slice(from, from + MAX_ITEMS);
      const { accepted, rejected } = await api.submitEvidence(
        batch.map(item => this.toItem(item)),
        { token },
      );
      this.result.recorded += accepted;
      for (const { index, error } of rejected) {
        const { entityRef, criterion } = batch[index];
        this.reject(`${criterion} of ${entityRef} by ${as}`, error);
      }
    }
  }

  private async recordsOf(
    entityRef: string,
    token: string,
  ): Promise<EvidenceRecord[]> {
    const read = this.records.get(entityRef);
    if (read) {
      return read;
    }
    const records: EvidenceRecord[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.options.api.getEvidence(
        entityRef,
        { limit: MAX_PAGE_SIZE, cursor },
        { token },
      );
      records.push(...page.items);
      cursor = page.pageInfo.nextCursor;
    } while (cursor);
    this.records.set(entityRef, records);
    return records;
  }

  private toItem(item: SeedEvidenceItem): EvidenceItem {
    const { as: _, age, expiresIn, reportedAgo: __, ...fields } = item;
    return {
      ...fields,
      observedAt: this.at(-age),
      expiresAt: expiresIn === undefined ? undefined : this.at(expiresIn),
    };
  }

  private async exempt(wanted: SeedExemption) {
    const { api, identities, participant } = this.options;
    const { entityRef, criterion, reason, requestedBy, decision } = wanted;
    const token = await identities.tokenOf(requestedBy);
    const { items } = await api.getExemptions(
      { entityRef, limit: MAX_PAGE_SIZE },
      { token },
    );
    let exemption: Exemption | undefined = items.find(
      item => item.criterion === criterion && item.reason === reason,
    );
    if (exemption && (exemption.state !== 'requested' || !decision)) {
      this.result.unchanged++;
      return;
    }
    if (!exemption && wanted.expiresIn <= 0 && !participant.isReplaying()) {
      // Without a past, it cannot have been in force.
      this.result.unchanged++;
      return;
    }
    exemption ??= await api.requestExemption(
      { entityRef, criterion, reason, expiresAt: this.at(wanted.expiresIn) },
      { token },
    );
    if (decision) {
      await api.decideExemption(exemption.id, decision.verb, {
        token: await identities.tokenOf(decision.by),
      });
    }
    this.result.recorded++;
  }

  private async dispute(wanted: SeedDispute) {
    const { api, identities } = this.options;
    const { entityRef, criterion, reason, by, resolution } = wanted;
    const token = await identities.tokenOf(by);
    const { items } = await api.getDisputes(
      { entityRef, limit: MAX_PAGE_SIZE },
      { token },
    );
    let dispute: Dispute | undefined = items.find(
      item => item.criterion === criterion && item.reason === reason,
    );
    if (dispute && (dispute.state === 'resolved' || !resolution)) {
      this.result.unchanged++;
      return;
    }
    dispute ??= await api.openDispute(
      { entityRef, criterion, reason },
      { token },
    );
    if (resolution) {
      await api.resolveDispute(dispute.id, resolution.comment, {
        token: await identities.tokenOf(resolution.by),
      });
    }
    this.result.recorded++;
  }

  private async attempt(
    file: string,
    { entityRef, criterion }: SeedExemption | SeedDispute,
    action: () => Promise<void>,
  ) {
    this.options.signal.throwIfAborted();
    try {
      await action();
    } catch (error) {
      this.reject(`${file}: ${criterion} of ${entityRef}`, error);
    }
  }

  private reject(item: string, error: unknown) {
    this.options.signal.throwIfAborted();
    this.result.rejected++;
    this.options.logger.error(`${item} was rejected: ${messageOf(error)}`);
  }

  private at(fromNow: number): string {
    return new Date(this.options.participant.present + fromNow).toISOString();
  }
}

function identitiesIn(file: EvidenceFile): string[] {
  return [
    ...file.evidence.map(({ as }) => as),
    ...file.exemptions.flatMap(({ requestedBy, decision }) =>
      decision ? [requestedBy, decision.by] : [requestedBy],
    ),
    ...file.disputes.flatMap(({ by, resolution }) =>
      resolution ? [by, resolution.by] : [by],
    ),
  ];
}

function isSame(record: EvidenceRecord, item: SeedEvidenceItem): boolean {
  return (
    record.reportedBy === item.as &&
    record.criterion === item.criterion &&
    record.outcome === item.outcome &&
    record.detail === item.detail
  );
}
