import { LoggerService } from '@backstage/backend-plugin-api';
import {
  Dispute,
  EvidenceItem,
  EvidenceRecord,
  Exemption,
  MlOwnershipApi,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  DemoSpeakers,
  isPerson,
  messageOf,
  readEvaluated,
  waitForAll,
} from '../demoDelivery';
import {
  DisputeCase,
  EvidenceFile,
  ExemptionCase,
  Statement,
} from './EvidenceFile';

/** The largest batch and the longest page that the API takes. */
const MOST_ITEMS = 1000;
const LONGEST_PAGE = 500;

/**
 * What a delivery came to.
 */
export interface Delivery {
  /** Pieces of evidence, exemptions, disputes and decisions on these that are new. */
  recorded: number;
  /** What had been said before, at an earlier start. */
  known: number;
  /** What the API refused, or what could not be sent. */
  refused: number;
}

/**
 * Says through the API what the files say. Whatever is said already, by the same speaker about the same criterion in the same
 * words, is not said again: times are relative and move with the day, words stay. So a second delivery changes nothing, one
 * that was cut short is completed by the next, and what is added to a file arrives at the next start.
 */
export class DemoEvidenceDelivery {
  private readonly records = new Map<string, EvidenceRecord[]>();
  private readonly delivery: Delivery = { recorded: 0, known: 0, refused: 0 };
  private readonly startedAt = Date.now();

  constructor(
    private readonly options: {
      api: MlOwnershipApi;
      logger: LoggerService;
      speakers: DemoSpeakers;
      signal: AbortSignal;
    },
  ) {}

  /**
   * Delivers every file once the entities that it speaks of are in the catalog and evaluated. A failure is logged with its
   * file and item, and the rest goes on.
   */
  async deliver(files: readonly EvidenceFile[]): Promise<Delivery> {
    const { logger } = this.options;
    await this.untilEvaluated(files);
    for (const file of files) {
      const before = { ...this.delivery };
      for (const problem of file.problems) {
        this.delivery.refused++;
        logger.error(problem);
      }
      await this.deliverEvidence(file);
      for (const exemption of file.exemptions) {
        await this.attempt(file, exemption, () => this.exempt(exemption));
      }
      for (const dispute of file.disputes) {
        await this.attempt(file, dispute, () => this.dispute(dispute));
      }
      const { recorded, known, refused } = this.delivery;
      logger.info(
        `${file.name}: ${recorded - before.recorded} recorded, ${
          known - before.known
        } known, ${refused - before.refused} refused`,
      );
    }
    const { recorded, known, refused } = this.delivery;
    logger[refused > 0 ? 'warn' : 'info'](
      `The demo's evidence is delivered: ${recorded} recorded, ${known} known, ${refused} refused, of ${
        files.length
      } files in ${Math.round((Date.now() - this.startedAt) / 1000)} s`,
    );
    return this.delivery;
  }

  /**
   * Waits until everything that the files speak of has been evaluated, and everybody who speaks is let in; after a while it goes
   * on with what is there.
   */
  private async untilEvaluated(files: readonly EvidenceFile[]) {
    const { api, logger, signal, speakers } = this.options;
    const awaited = new Set(
      files
        .flatMap(file => [
          ...file.evidence,
          ...file.exemptions,
          ...file.disputes,
        ])
        .map(({ entityRef }) => entityRef),
    );
    const voices = [...new Set(files.flatMap(speakersOf))];
    const reader = voices.find(voice => !isPerson(voice)) ?? voices[0];
    if (!reader) {
      return;
    }
    logger.info(
      `Waiting until the ${awaited.size} entities of the demo's evidence are in the catalog and evaluated`,
    );
    await waitForAll(
      "the demo's evidence",
      async () => {
        const evaluated = await readEvaluated(
          api,
          await speakers.tokenOf(reader),
        );
        for (const voice of voices) {
          await speakers.tokenOf(voice);
        }
        return [...awaited]
          .filter(ref => !evaluated.has(ref))
          .map(ref => `${ref} is not evaluated`);
      },
      { logger, signal },
    );
  }

  private async deliverEvidence(file: EvidenceFile) {
    const bySpeaker = new Map<string, Statement[]>();
    for (const statement of file.evidence) {
      const theirs = bySpeaker.get(statement.as) ?? [];
      bySpeaker.set(statement.as, [...theirs, statement]);
    }
    for (const [speaker, statements] of bySpeaker) {
      try {
        await this.say(file, speaker, statements);
      } catch (error) {
        this.refuse(file, `${statements.length} items of ${speaker}`, error);
        this.delivery.refused += statements.length - 1;
      }
    }
  }

  private async say(
    file: EvidenceFile,
    speaker: string,
    statements: readonly Statement[],
  ) {
    const { api, signal, speakers } = this.options;
    const token = await speakers.tokenOf(speaker);
    const fresh: Statement[] = [];
    for (const statement of statements) {
      signal.throwIfAborted();
      const records = await this.recordsOf(statement.entityRef, token);
      if (records.some(record => isSaid(record, statement))) {
        this.delivery.known++;
      } else {
        fresh.push(statement);
      }
    }
    for (let from = 0; from < fresh.length; from += MOST_ITEMS) {
      const batch = fresh.slice(from, from + MOST_ITEMS);
      const { accepted, rejected } = await api.recordEvidence(
        batch.map(statement => this.toItem(statement)),
        { token },
      );
      this.delivery.recorded += accepted;
      for (const { index, error } of rejected) {
        const { entityRef, criterion } = batch[index];
        this.refuse(file, `${criterion} of ${entityRef} by ${speaker}`, error);
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
        { limit: LONGEST_PAGE, cursor },
        { token },
      );
      records.push(...page.items);
      cursor = page.pageInfo.nextCursor;
    } while (cursor);
    this.records.set(entityRef, records);
    return records;
  }

  private toItem(statement: Statement): EvidenceItem {
    const { as: _, age, expiresIn, ...item } = statement;
    return {
      ...item,
      observedAt: this.at(-age),
      expiresAt: expiresIn === undefined ? undefined : this.at(expiresIn),
    };
  }

  private async exempt(wanted: ExemptionCase) {
    const { api, speakers } = this.options;
    const { entityRef, criterion, reason, requestedBy, decision } = wanted;
    const token = await speakers.tokenOf(requestedBy);
    const { items } = await api.getExemptions(
      { entityRef, limit: LONGEST_PAGE },
      { token },
    );
    let exemption: Exemption | undefined = items.find(
      item => item.criterion === criterion && item.reason === reason,
    );
    if (exemption && (exemption.state !== 'requested' || !decision)) {
      this.delivery.known++;
      return;
    }
    exemption ??= await api.requestExemption(
      { entityRef, criterion, reason, until: this.at(wanted.until) },
      { token },
    );
    if (decision) {
      await api.decideExemption(exemption.id, decision.verb, {
        token: await speakers.tokenOf(decision.by),
      });
    }
    this.delivery.recorded++;
  }

  private async dispute(wanted: DisputeCase) {
    const { api, speakers } = this.options;
    const { entityRef, criterion, reason, by, answer } = wanted;
    const token = await speakers.tokenOf(by);
    const { items } = await api.getDisputes(
      { entityRef, limit: LONGEST_PAGE },
      { token },
    );
    let dispute: Dispute | undefined = items.find(
      item => item.criterion === criterion && item.reason === reason,
    );
    if (dispute && (dispute.state === 'resolved' || !answer)) {
      this.delivery.known++;
      return;
    }
    dispute ??= await api.openDispute(
      { entityRef, criterion, reason },
      { token },
    );
    if (answer) {
      await api.resolveDispute(dispute.id, answer.text, {
        token: await speakers.tokenOf(answer.by),
      });
    }
    this.delivery.recorded++;
  }

  private async attempt(
    file: EvidenceFile,
    { entityRef, criterion }: ExemptionCase | DisputeCase,
    action: () => Promise<void>,
  ) {
    this.options.signal.throwIfAborted();
    try {
      await action();
    } catch (error) {
      this.refuse(file, `${criterion} of ${entityRef}`, error);
    }
  }

  private refuse(file: EvidenceFile, item: string, error: unknown) {
    this.options.signal.throwIfAborted();
    this.delivery.refused++;
    this.options.logger.error(
      `${file.name}: ${item} was not taken: ${messageOf(error)}`,
    );
  }

  private at(fromNow: number): string {
    return new Date(this.startedAt + fromNow).toISOString();
  }
}

function speakersOf(file: EvidenceFile): string[] {
  return [
    ...file.evidence.map(({ as }) => as),
    ...file.exemptions.flatMap(({ requestedBy, decision }) =>
      decision ? [requestedBy, decision.by] : [requestedBy],
    ),
    ...file.disputes.flatMap(({ by, answer }) =>
      answer ? [by, answer.by] : [by],
    ),
  ];
}

function isSaid(record: EvidenceRecord, statement: Statement): boolean {
  return (
    record.writer === statement.as &&
    record.criterion === statement.criterion &&
    record.outcome === statement.outcome &&
    record.detail === statement.detail
  );
}
