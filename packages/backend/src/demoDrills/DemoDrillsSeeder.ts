import { LoggerService } from '@backstage/backend-plugin-api';
import { MlOwnershipApi } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  DemoIdentities,
  messageOf,
  readEvaluated,
  waitForAll,
} from '../demoSeed';
import { DrillsFile, SeedDrill } from './DrillsFile';
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
  private readonly startedAt = Date.now();
  private readonly run: SeedRun;

  constructor(
    private readonly options: {
      api: MlOwnershipApi;
      logger: LoggerService;
      identities: DemoIdentities;
      signal: AbortSignal;
    },
  ) {
    this.run = {
      ...options,
      at: fromNow => new Date(this.startedAt + fromNow).toISOString(),
    };
  }

  /**
   * Seeds every file once its entities have been evaluated, and have evidence from before their drills began. A failure
   * is logged with its file and entity, and seeding continues.
   */
  async seed(files: readonly DrillsFile[]): Promise<DrillsSeedResult> {
    const { logger } = this.options;
    await this.untilReady(files);
    for (const file of files) {
      for (const problem of file.problems) {
        this.result.rejected++;
        logger.error(problem);
      }
      for (const drill of file.drills) {
        await this.attempt(file, `drill of ${drill.entityRef}`, () =>
          seedDrill(this.run, drill),
        );
      }
    }
    // Drills come first, because handovers show the abilities that the receiving team has proven.
    for (const file of files) {
      for (const handover of file.handovers) {
        await this.attempt(file, `handover of ${handover.entityRef}`, () =>
          seedHandover(this.run, handover),
        );
      }
    }
    const { recorded, unchanged, rejected } = this.result;
    logger[rejected > 0 ? 'warn' : 'info'](
      `Seeded the demo drills and handovers: ${recorded} recorded, ${unchanged} unchanged, ${rejected} rejected, from ${
        files.length
      } files in ${Math.round((Date.now() - this.startedAt) / 1000)} s`,
    );
    return this.result;
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
    const seen = new Set<SeedDrill>();
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
        if (missing.length > 0) {
          return missing;
        }
        for (const drill of drills) {
          if (seen.has(drill) || (await this.isSeen(drill, token))) {
            seen.add(drill);
          } else {
            missing.push(
              `${drill.entityRef} was not observed before its drill`,
            );
          }
        }
        return missing;
      },
      { logger, signal },
    );
  }

  /** Whether the entity has evidence from before the drill; the API rejects the drill otherwise. */
  private async isSeen(drill: SeedDrill, token: string): Promise<boolean> {
    if (!drill.past) {
      return true;
    }
    const start = this.run.at(-drill.past.age);
    const { items } = await this.options.api.getEvidence(
      drill.entityRef,
      { limit: MAX_PAGE_SIZE },
      { token },
    );
    return items.some(
      ({ source, observedAt }) => source === 'observed' && observedAt <= start,
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
