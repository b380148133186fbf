import { Handover } from '@mlownership/backstage-plugin-ml-ownership-common';
import { addEntries } from './addEntries';
import { SeedHandover } from './DrillsFile';
import { nextRecordEntry } from './nextRecordEntry';
import { MAX_PAGE_SIZE, SeedRun } from './SeedRun';

/**
 * Proposes, shadows, records and decides one handover, as far as that has not been done.
 *
 * @returns whether anything was done
 */
export async function seedHandover(
  run: SeedRun,
  wanted: SeedHandover,
): Promise<boolean> {
  const { api, identities } = run;
  const { by, entityRef, toTeam, why, shadowedBy, decision } = wanted;
  const token = await identities.tokenOf(by);
  let handover = await findHandover(run, wanted, token);
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
            : run.at(wanted.targetIn).slice(0, 10),
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
  const noted = await addEntries(
    run,
    wanted.record,
    handover,
    nextRecordEntry,
    body =>
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

async function findHandover(
  run: SeedRun,
  { entityRef, toTeam, why }: SeedHandover,
  token: string,
): Promise<Handover | undefined> {
  let cursor: string | undefined;
  do {
    const { items, pageInfo } = await run.api.getHandovers(
      { entityRef, team: toTeam, limit: MAX_PAGE_SIZE, cursor },
      { token },
    );
    const found = items.find(
      item => item.toTeam === toTeam && item.notes === why,
    );
    if (found) {
      return run.api.getHandover(found.id, { token });
    }
    cursor = pageInfo.nextCursor;
  } while (cursor);
  return undefined;
}
