import { LoggerService } from '@backstage/backend-plugin-api';
import {
  Drill,
  DrillEntry,
  DrillLog,
  Handover,
  HandoverEntry,
  HandoverLog,
  MlOwnershipApi,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  DemoSpeakers,
  messageOf,
  readEvaluated,
  waitForAll,
} from '../demoDelivery';
import {
  DrillCase,
  DrillsFile,
  HandoverCase,
  RecordLine,
  Remark,
} from './DrillsFile';

/** The longest page that the API takes. */
const LONGEST_PAGE = 500;

/**
 * What a delivery came to, in drills and handovers.
 */
export interface DrillsDelivery {
  /** Those that are new, or were carried on. */
  recorded: number;
  /** Those that had come as far before, or that somebody has taken elsewhere since. */
  known: number;
  /** Those of which the API refused something, or that could not be read. */
  refused: number;
}

/**
 * Plans, does and records through the API what the files say, each as the person who did it. What is there already is
 * recognised by its words, not begun again, and carried on where a delivery was cut short; what somebody has ended since stays.
 */
export class DemoDrillsDelivery {
  private readonly delivery: DrillsDelivery = {
    recorded: 0,
    known: 0,
    refused: 0,
  };
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
   * Delivers every file once the entities that it speaks of have been evaluated, and seen by somebody before their drills began.
   * A failure is logged with its file and entity, and the rest goes on.
   */
  async deliver(files: readonly DrillsFile[]): Promise<DrillsDelivery> {
    const { logger } = this.options;
    await this.untilReady(files);
    for (const file of files) {
      for (const problem of file.problems) {
        this.delivery.refused++;
        logger.error(problem);
      }
      for (const drill of file.drills) {
        await this.attempt(file, `drill of ${drill.entityRef}`, () =>
          this.deliverDrill(drill),
        );
      }
    }
    // Handovers show what the taking team has proven, so drills come first.
    for (const file of files) {
      for (const handover of file.handovers) {
        await this.attempt(file, `handover of ${handover.entityRef}`, () =>
          this.deliverHandover(handover),
        );
      }
    }
    const { recorded, known, refused } = this.delivery;
    logger[refused > 0 ? 'warn' : 'info'](
      `The demo's drills and handovers are delivered: ${recorded} recorded, ${known} known, ${refused} refused, of ${
        files.length
      } files in ${Math.round((Date.now() - this.startedAt) / 1000)} s`,
    );
    return this.delivery;
  }

  private async untilReady(files: readonly DrillsFile[]) {
    const { api, logger, signal, speakers } = this.options;
    const drills = files.flatMap(file => file.drills);
    const handovers = files.flatMap(file => file.handovers);
    const awaited = new Set(
      [...drills, ...handovers].map(({ entityRef }) => entityRef),
    );
    const voices = new Set([
      ...drills.map(({ by }) => by),
      ...handovers.flatMap(({ by, shadowedBy, answer }) =>
        [by, shadowedBy, answer?.by].filter(one => one !== undefined),
      ),
    ]);
    const [reader] = voices;
    if (reader === undefined) {
      return;
    }
    const seen = new Set<DrillCase>();
    await waitForAll(
      "the demo's drills",
      async () => {
        for (const voice of voices) {
          await speakers.tokenOf(voice);
        }
        const token = await speakers.tokenOf(reader);
        const evaluated = await readEvaluated(api, token);
        const missing = [...awaited]
          .filter(ref => !evaluated.has(ref))
          .map(ref => `${ref} is not evaluated`);
        // What a runbook says when the drill begins is part of what it proves.
        const { items: collectors } = await api.getCollectors({ token });
        for (const { title, looked, due } of collectors) {
          if (looked === 0 || due > 0) {
            missing.push(`${title} has ${due} entities to look at`);
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
              `nothing was observed of ${drill.entityRef} before its drill`,
            );
          }
        }
        return missing;
      },
      { logger, signal },
    );
  }

  /** A drill that began before anything of its entity was seen would be refused. */
  private async isSeen(drill: DrillCase, token: string): Promise<boolean> {
    if (!drill.past) {
      return true;
    }
    const start = this.at(-drill.past.age);
    const { items } = await this.options.api.getEvidence(
      drill.entityRef,
      { limit: LONGEST_PAGE },
      { token },
    );
    return items.some(
      ({ source, observedAt }) => source === 'observed' && observedAt <= start,
    );
  }

  private async deliverDrill(wanted: DrillCase): Promise<boolean> {
    const { api, speakers } = this.options;
    const { by, past, plannedIn, end } = wanted;
    const token = await speakers.tokenOf(by);
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
          plannedFor: plannedIn === undefined ? undefined : this.day(plannedIn),
          startedAt: past && this.at(-past.age),
          notes: wanted.why,
        },
        { token },
      );
    }
    if (drill.state === 'planned' && plannedIn === undefined) {
      isNew = true;
      drill = await api.moveDrill(drill.id, { action: 'start' }, { token });
    }
    if (drill.state !== 'running') {
      return isNew;
    }
    const { id, startedAt } = drill;
    const noted = await this.note(wanted.record, drill, nextLog, body =>
      api.moveDrill(id, { action: 'log', body }, { token }),
    );
    if (end?.outcome === 'abandoned') {
      await api.moveDrill(
        id,
        { action: 'abandon', body: { reason: end.text } },
        { token },
      );
    } else if (end) {
      await api.moveDrill(
        id,
        {
          action: 'finish',
          body: {
            outcome: end.outcome,
            authorHelped: wanted.authorHelped,
            // From the recorded start: a delivery that goes on does so later.
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
    { entityRef, performingTeam, why }: DrillCase,
    token: string,
  ): Promise<Drill | undefined> {
    const { api } = this.options;
    let cursor: string | undefined;
    do {
      const { items, pageInfo } = await api.getDrills(
        { entityRef, team: performingTeam, limit: LONGEST_PAGE, cursor },
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

  private async deliverHandover(wanted: HandoverCase): Promise<boolean> {
    const { api, speakers } = this.options;
    const { by, entityRef, toTeam, why, shadowedBy, answer } = wanted;
    const token = await speakers.tokenOf(by);
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
      handover = await api.moveHandover(
        id,
        { action: 'shadow' },
        { token: await speakers.tokenOf(shadowedBy) },
      );
    }
    if (handover.state !== 'proposed' && handover.state !== 'shadowing') {
      return isNew;
    }
    const noted = await this.note(wanted.record, handover, nextRemark, body =>
      api.moveHandover(id, { action: 'log', body }, { token }),
    );
    if (answer) {
      await api.moveHandover(
        id,
        answer.verb === 'accept'
          ? { action: 'accept', body: { answer: answer.text } }
          : { action: 'refuse', body: { reason: answer.text ?? '' } },
        { token: await speakers.tokenOf(answer.by) },
      );
    }
    return isNew || noted || answer !== undefined;
  }

  private async findHandover(
    { entityRef, toTeam, why }: HandoverCase,
    token: string,
  ): Promise<Handover | undefined> {
    const { api } = this.options;
    let cursor: string | undefined;
    do {
      const { items, pageInfo } = await api.getHandovers(
        { entityRef, team: toTeam, limit: LONGEST_PAGE, cursor },
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
   * Notes what is not noted yet.
   *
   * @param findNext - what has to be noted next for a line to be in a record; undefined where it is
   * @returns whether there was something
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
      this.delivery[isNew ? 'recorded' : 'known']++;
    } catch (error) {
      signal.throwIfAborted();
      this.delivery.refused++;
      logger.error(`${file.name}: ${item} was not taken: ${messageOf(error)}`);
    }
  }

  private at(fromNow: number): string {
    return new Date(this.startedAt + fromNow).toISOString();
  }

  private day(fromNow: number): string {
    return this.at(fromNow).slice(0, 10);
  }
}

function nextLog(line: RecordLine, drill: Drill): DrillLog | undefined {
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
        ({ kind, person }) => kind === 'helper' && person === line.person,
      )
        ? undefined
        : { kind: 'helper', person: line.person, text: line.text };
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
  line: Remark,
  { entries = [] }: { entries?: (DrillEntry | HandoverEntry)[] },
): HandoverLog | undefined {
  const own = entries.find(
    ({ kind, text }) => kind === line.kind && text === line.text,
  );
  if (!own) {
    return { kind: line.kind, text: line.text, url: line.url };
  }
  if (line.kind === 'note' || line.solved === undefined) {
    return undefined;
  }
  const isSolved = entries.some(
    ({ kind, blocker }) => kind === 'solved' && blocker === own.id,
  );
  return isSolved
    ? undefined
    : { kind: 'solved', blocker: own.id, text: line.solved };
}
