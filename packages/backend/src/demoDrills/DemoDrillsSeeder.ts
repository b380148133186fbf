import { LoggerService } from '@backstage/backend-plugin-api';
import { MlOwnershipApi } from '@mlownership/backstage-plugin-ml-ownership-common';
import { ReplayParticipant } from '../demoReplay';
import {
  DemoIdentities,
  messageOf,
  readEvaluated,
  waitForAll,
} from '../demoSeed';
import { DrillsFile, SeedDrill, SeedHandover } from './DrillsFile';
import { seedDrill } from './seedDrill';
import { seedHandover } from './seedHandover';
import { MAX_PAGE_SIZE, SeedRun } from './SeedRun';

/** The result of seeding drills and handovers. */
export interface DrillsSeedResult {
  /** New ones, and those that were continued. */
  recorded: number;
  /** Those that were complete before, or that users have changed since. */
  unchanged: number;
  /** Those that the API rejected in part, or that could not be read. */
  rejected: number;
}

/**
 * Seeds the drills and handovers of the files through the API, each step as the user who did it. Existing ones are
 * recognised by their reason: they are not created again, and are continued if a previous seeding was interrupted.
 * Those that a user has ended since stay unchanged.
 */
export class DemoDrillsSeeder {
  private readonly result: DrillsSeedResult = {
    recorded: 0,
    unchanged: 0,
    rejected: 0,
  };
  private readonly begun = performance.now();
  private readonly run: SeedRun;

  constructor(
    private readonly options: {
      api: MlOwnershipApi;
      logger: LoggerService;
      identities: DemoIdentities;
      participant: ReplayParticipant;
      signal: AbortSignal;
    },
  ) {
    const { present } = options.participant;
    this.run = {
      ...options,
      at: fromNow => new Date(present + fromNow).toISOString(),
    };
  }

  /**
   * Seeds every file once its entities have been evaluated, in the order of the story: each drill when it has ended, and
   * its entity has evidence from before it began. A failure is logged with its file and entity, and seeding continues.
   */
  async seed(files: readonly DrillsFile[]): Promise<DrillsSeedResult> {
    const { logger } = this.options;
    await this.untilReady(files);
    for (const file of files) {
      for (const problem of file.problems) {
        this.result.rejected++;
        logger.error(problem);
      }
    }
    const steps = files
      .flatMap(file => [
        ...file.drills.map(drill => this.toDrillStep(file, drill)),
        ...file.handovers.map(handover => this.toHandoverStep(file, handover)),
      ])
      .sort((a, b) => b.ago - a.ago);
    for (const { ago, seed } of steps) {
      await this.options.participant.until(ago);
      await seed();
    }
    const { recorded, unchanged, rejected } = this.result;
    logger[rejected > 0 ? 'warn' : 'info'](
      `Seeded the demo drills and handovers: ${recorded} recorded, ${unchanged} unchanged, ${rejected} rejected, from ${
        files.length
      } files in ${Math.round((performance.now() - this.begun) / 1000)} s`,
    );
    return this.result;
  }

  private toDrillStep(file: DrillsFile, drill: SeedDrill) {
    const { entityRef, past } = drill;
    return {
      ago: past ? past.age - past.took : 0,
      seed: async () => {
        await this.untilSeen(drill);
        await this.attempt(file, `drill of ${entityRef}`, () =>
          seedDrill(this.run, drill),
        );
      },
    };
  }

  private toHandoverStep(file: DrillsFile, handover: SeedHandover) {
    const { entityRef, age } = handover;
    return {
      ago: age,
      seed: () =>
        this.attempt(file, `handover of ${entityRef}`, () =>
          seedHandover(this.run, handover),
        ),
    };
  }

  private async untilReady(files: readonly DrillsFile[]) {
    const { api, logger, signal, identities } = this.options;
    const drills = files.flatMap(file => file.drills);
    const handovers = files.flatMap(file => file.handovers);
    const awaited = new Set(
      [...drills, ...handovers].map(({ entityRef }) => entityRef),
    );
    const reporters = new Set([
      ...drills.map(({ by }) => by),
      ...handovers.flatMap(({ by, shadowedBy, decision }) =>
        [by, shadowedBy, decision?.by].filter(one => one !== undefined),
      ),
    ]);
    const [reader] = reporters;
    if (reader === undefined) {
      return;
    }
    await waitForAll(
      'the demo drills',
      async () => {
        for (const identity of reporters) {
          await identities.tokenOf(identity);
        }
        const token = await identities.tokenOf(reader);
        const evaluated = await readEvaluated(api, token);
        const missing = [...awaited]
          .filter(ref => !evaluated.has(ref))
          .map(ref => `${ref} has not been evaluated`);
        // The runbook at the start of a drill is part of what the drill proves, so documents must have been read.
        const { items: collectors } = await api.getCollectors({ token });
        for (const { title, checked, due } of collectors) {
          if (checked === 0 || due > 0) {
            missing.push(`${title} has ${due} due checks`);
          }
        }
        return missing;
      },
      { logger, signal },
    );
  }

  /** Waits until the entity has evidence from before the drill; the API rejects the drill otherwise. */
  private async untilSeen(drill: SeedDrill) {
    const { past, by, entityRef } = drill;
    if (!past) {
      return;
    }
    const { api, identities, logger, signal } = this.options;
    const start = this.run.at(-past.age);
    await waitForAll(
      'the demo drills',
      async () => {
        const { items } = await api.getEvidence(
          entityRef,
          { limit: MAX_PAGE_SIZE },
          { token: await identities.tokenOf(by) },
        );
        return items.some(
          ({ source, observedAt }) =>
            source === 'observed' && observedAt <= start,
        )
          ? []
          : [`${entityRef} was not observed before its drill`];
      },
      { logger, signal },
    );
  }

  private async attempt(
    file: DrillsFile,
    item: string,
    action: () => Promise<boolean>,
  ) {
    const { logger, signal } = this.options;
    signal.throwIfAborted();
    try {
      const isNew = await action();
      this.result[isNew ? 'recorded' : 'unchanged']++;
    } catch (error) {
      signal.throwIfAborted();
      this.result.rejected++;
      logger.error(`${file.name}: ${item} was rejected: ${messageOf(error)}`);
    }
  }
}
