import {
  Drill,
  DrillEntryRequest,
  DrillTransition,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { addEntries } from './addEntries';
import { SeedDrill, SeedTimelineEntry } from './DrillsFile';
import { nextRecordEntry } from './nextRecordEntry';
import { MAX_PAGE_SIZE, SeedRun } from './SeedRun';

/**
 * Plans, starts, records and ends one drill, as far as that has not been done.
 *
 * @returns whether anything was done
 */
export async function seedDrill(
  run: SeedRun,
  wanted: SeedDrill,
): Promise<boolean> {
  const { api, identities } = run;
  const { by, past, plannedIn, end } = wanted;
  const token = await identities.tokenOf(by);
  let drill = await findDrill(run, wanted, token);
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
          plannedIn === undefined ? undefined : run.at(plannedIn).slice(0, 10),
        startedAt: past && run.at(-past.age),
        notes: wanted.why,
      },
      { token },
    );
  }
  if (drill.state === 'planned' && plannedIn === undefined) {
    isNew = true;
    drill = await api.transitionDrill(drill.id, { action: 'start' }, { token });
  }
  if (drill.state !== 'running') {
    return isNew;
  }
  const { id } = drill;
  const noted = await addEntries(
    run,
    wanted.record,
    drill,
    nextDrillEntry,
    body => api.transitionDrill(id, { action: 'add-entry', body }, { token }),
  );
  if (end) {
    await api.transitionDrill(id, toEnd(end, wanted, drill), { token });
  }
  return isNew || noted || end !== undefined;
}

function toEnd(
  { outcome, outcomes, text }: NonNullable<SeedDrill['end']>,
  { authorHelped, past }: SeedDrill,
  { startedAt }: Drill,
): DrillTransition {
  if (outcome === 'abandoned') {
    return { action: 'abandon', body: { reason: text } };
  }
  // Relative to the recorded start, which is earlier than now if an interrupted seeding continues.
  const endedAt =
    past &&
    startedAt &&
    new Date(Date.parse(startedAt) + past.took).toISOString();
  return {
    action: 'finish',
    body: {
      ...(outcome === 'finished' ? { outcomes } : { outcome }),
      authorHelped,
      endedAt,
      notes: text,
    },
  };
}

async function findDrill(
  run: SeedRun,
  { entityRef, performingTeam, why }: SeedDrill,
  token: string,
): Promise<Drill | undefined> {
  let cursor: string | undefined;
  do {
    const { items, pageInfo } = await run.api.getDrills(
      { entityRef, team: performingTeam, limit: MAX_PAGE_SIZE, cursor },
      { token },
    );
    for (const { id } of items) {
      const drill = await run.api.getDrill(id, { token });
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

/** The next entry to add until a line of the file is in the timeline of a drill, then undefined. */
function nextDrillEntry(
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
    default: {
      const next = nextRecordEntry(line, drill);
      return next?.kind === 'blocker' && 'ability' in line
        ? { ...next, ability: line.ability }
        : next;
    }
  }
}
