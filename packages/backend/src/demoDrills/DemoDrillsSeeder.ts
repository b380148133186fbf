import { LoggerService } from '@backstage/backend-plugin-api';
import {
  Drill,
  DrillEntry,
  DrillEntryRequest,
  Handover,
  HandoverEntry,
  HandoverEntryRequest,
  MlOwnershipApi,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  DemoIdentities,
  messageOf,
  readEvaluated,
  waitForAll,
} from '../demoSeed';
import {
  SeedDrill,
  DrillsFile,
  SeedHandover,
  SeedTimelineEntry,
  SeedNote,
} from './DrillsFile';

/** Maximum page size of the API. */
const MAX_PAGE_SIZE = 500;

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

  constructor(
    private readonly options: {
      api: MlOwnershipApi;
      logger: LoggerService;
      identities: DemoIdentities;
      signal: AbortSignal;
    },
  ) {}

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
          this.deliverDrill(drill),
        );
      }
    }
    // Drills come first, because handovers show the abilities that the receiving team has proven.
    for (const file of files) {
      for (const handover of file.handovers) {
        await this.attempt(file, `handover of ${handover.entityRef}`, () =>
          this.deliverHandover(handover),
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
    const start = this.at(-drill.past.age);
    const { items } = await this.options.api.getEvidence(
      drill.entityRef,
      { limit: MAX_PAGE_SIZE },
      { token },
    );
    return items.some(
      ({ source, observedAt }) => source === 'observed' && observedAt <= start,
    );
  }

  private async deliverDrill(wanted: SeedDrill): Promise<boolean> {
    const { api, identities } = this.options;
    const { by, past, plannedIn, end } = wanted;
    const token = await identities.tokenOf(by);
    let drill = await this.findDrill(wanted, token);
    let isNew = false;
    if (!drill) {
      isNew = true;
      drill = await api.planDrill(
        {
          entityRef: wanted.entityRef,
          abilities: wanted.abilities,
          performingTeam: wanted.performingTeam,
          operators: wanted.operators,
          plannedDate:
            plannedIn === undefined ? undefined : this.day(plannedIn),
          startedAt: past && this.at(-past.age),
          notes: wanted.why,
        },
        { token },
      );
    }
    if (drill.state === 'planned' && plannedIn === undefined) {
      isNew = true;
      drill = await api.transitionDrill(
        drill.id,
        { action: 'start' },
        { token },
      );
    }
    if (drill.state !== 'running') {
      return isNew;
    }
    const { id, startedAt } = drill;
    const noted = await this.note(wanted.record, drill, nextEntry, body =>
      api.transitionDrill(id, { action: 'add-entry', body }, { token }),
    );
    if (end?.outcome === 'abandoned') {
      await api.transitionDrill(
        id,
        { action: 'abandon', body: { reason: end.text } },
        { token },
      );
    } else if (end) {
      await api.transitionDrill(
        id,
        {
          action: 'finish',
          body: {
            outcome: end.outcome,
            authorHelped: wanted.authorHelped,
            // Relative to the recorded start, which is earlier than now if an interrupted seeding continues.
            endedAt:
              past &&
              new Date(Date.parse(startedAt!) + past.took).toISOString(),
            notes: end.text,
          },
        },
        { token },
      );
    }
    return isNew || noted || end !== undefined;
  }

  private async findDrill(
    { entityRef, performingTeam, why }: SeedDrill,
    token: string,
  ): Promise<Drill | undefined> {
    const { api } = this.options;
    let cursor: string | undefined;
    do {
      const { items, pageInfo } = await api.getDrills(
        { entityRef, team: performingTeam, limit: MAX_PAGE_SIZE, cursor },
        { token },
      );
      for (const { id } of items) {
        const drill = await api.getDrill(id, { token });
        if (
          drill.entries?.some(
            ({ kind, text }) => kind === 'planned' && text === why,
          )
        ) {
          return drill;
        }
      }
      cursor = pageInfo.nextCursor;
    } while (cursor);
    return undefined;
  }

  private async deliverHandover(wanted: SeedHandover): Promise<boolean> {
    const { api, identities } = this.options;
    const { by, entityRef, toTeam, why, shadowedBy, decision } = wanted;
    const token = await identities.tokenOf(by);
    let handover = await this.findHandover(wanted, token);
    let isNew = false;
    if (!handover) {
      isNew = true;
      handover = await api.proposeHandover(
        {
          entityRef,
          toTeam,
          abilities: wanted.abilities,
          targetDate:
            wanted.targetIn === undefined
              ? undefined
              : this.day(wanted.targetIn),
          notes: why,
        },
        { token },
      );
    }
    const { id } = handover;
    if (handover.state === 'proposed' && shadowedBy) {
      isNew = true;
      handover = await api.transitionHandover(
        id,
        { action: 'start-shadowing' },
        { token: await identities.tokenOf(shadowedBy) },
      );
    }
    if (handover.state !== 'proposed' && handover.state !== 'shadowing') {
      return isNew;
    }
    const noted = await this.note(wanted.record, handover, nextRemark, body =>
      api.transitionHandover(id, { action: 'add-entry', body }, { token }),
    );
    if (decision) {
      await api.transitionHandover(
        id,
        decision.verb === 'accept'
          ? { action: 'accept', body: { comment: decision.text } }
          : { action: 'decline', body: { reason: decision.text ?? '' } },
        { token: await identities.tokenOf(decision.by) },
      );
    }
    return isNew || noted || decision !== undefined;
  }

  private async findHandover(
    { entityRef, toTeam, why }: SeedHandover,
    token: string,
  ): Promise<Handover | undefined> {
    const { api } = this.options;
    let cursor: string | undefined;
    do {
      const { items, pageInfo } = await api.getHandovers(
        { entityRef, team: toTeam, limit: MAX_PAGE_SIZE, cursor },
        { token },
      );
      const found = items.find(
        item => item.toTeam === toTeam && item.notes === why,
      );
      if (found) {
        return api.getHandover(found.id, { token });
      }
      cursor = pageInfo.nextCursor;
    } while (cursor);
    return undefined;
  }

  /**
   * Adds missing entries to a record.
   *
   * @param findNext - returns the next entry to add until a line is in a record, then undefined
   * @returns whether entries were added
   */
  private async note<R, T, L>(
    record: readonly R[],
    begun: T,
    findNext: (line: R, noted: T) => L | undefined,
    log: (body: L) => Promise<T>,
  ): Promise<boolean> {
    let noted = begun;
    let isNew = false;
    for (const line of record) {
      let next = findNext(line, noted);
      while (next) {
        this.options.signal.throwIfAborted();
        noted = await log(next);
        isNew = true;
        next = findNext(line, noted);
      }
    }
    return isNew;
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

  private at(fromNow: number): string {
    return new Date(this.startedAt + fromNow).toISOString();
  }

  private day(fromNow: number): string {
    return this.at(fromNow).slice(0, 10);
  }
}

function nextEntry(
  line: SeedTimelineEntry,
  drill: Drill,
): DrillEntryRequest | undefined {
  const { entries = [], steps = [] } = drill;
  switch (line.kind) {
    case 'steps': {
      const open = steps
        .slice(0, line.count)
        .find(({ doneAt }) => doneAt === undefined);
      return open && { kind: 'step', step: open.index, done: true };
    }
    case 'helper':
      return entries.some(
        ({ kind, person }) =>
          kind === 'help-requested' && person === line.person,
      )
        ? undefined
        : { kind: 'help-requested', person: line.person, text: line.text };
    case 'trace':
      return entries.some(
        ({ kind, url }) => kind === 'trace' && url === line.url,
      )
        ? undefined
        : { kind: 'trace', url: line.url };
    default:
      return nextRemark(line, drill);
  }
}

function nextRemark(
  line: SeedNote,
  { entries = [] }: { entries?: (DrillEntry | HandoverEntry)[] },
): HandoverEntryRequest | undefined {
  const own = entries.find(
    ({ kind, text }) => kind === line.kind && text === line.text,
  );
  if (!own) {
    return { kind: line.kind, text: line.text, url: line.url };
  }
  if (line.kind === 'note' || line.resolved === undefined) {
    return undefined;
  }
  const isResolved = entries.some(
    ({ kind, blocker }) => kind === 'blocker-resolved' && blocker === own.id,
  );
  return isResolved
    ? undefined
    : { kind: 'blocker-resolved', blocker: own.id, text: line.resolved };
}
