import { InputError, NotAllowedError } from '@backstage/errors';
import {
  ABILITIES,
  Ability,
  CatalogSnapshot,
  compareTeams,
  HandoverRequest,
  MlEntityFacts,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { randomUUID } from 'node:crypto';
import { VisibilityFilter } from '../../catalog/ReadableEntities';
import { toRef } from '../../catalog/toRef';
import { parseUserText } from '../../text/parseUserText';
import { parseDayToCome } from '../../time/parseDay';
import { handoverProposedNotification } from '../handoverNotifications';
import { HandoverRow } from '../HandoverRow';
import { HandoverDependencies } from './HandoverDependencies';

/**
 * Proposes a handover. Requires membership of the owning or of the receiving team.
 *
 * @returns the id of the handover
 * @throws NotAllowedError, InputError; ConflictError if another handover of the entity is open
 */
export async function proposeHandover(
  dependencies: HandoverDependencies,
  entity: MlEntityFacts,
  request: HandoverRequest,
  { person, visible }: { person: string; visible: VisibilityFilter },
): Promise<string> {
  const { clock, evaluation, store } = dependencies;
  const toTeam = toRef('toTeam', request.toTeam, 'group');
  const { owner } = entity;
  if (owner === undefined) {
    throw new InputError(
      `${entity.ref} has no owner. Set an owner before proposing a handover`,
    );
  }
  const asked = await evaluation.withEvaluator(async live => {
    if (live.snapshot.get(toTeam)?.kind !== 'Group' || !visible.has(toTeam)) {
      throw new InputError(
        `toTeam is "${request.toTeam}", expected a Group in the catalog`,
      );
    }
    checkTeams(live.snapshot, { owner, toTeam, person });
    return live.askedAbilities(entity);
  });
  const now = clock.now();
  const targetDate =
    request.targetDate &&
    parseDayToCome('targetDate', request.targetDate, clock);
  const row = toRow(request, asked, {
    entity_ref: entity.ref,
    from_team: owner,
    to_team: toTeam,
    target_date: targetDate ?? null,
    proposed_by: person,
    proposed_at: now,
  });
  await store.insert(
    row,
    {
      created_at: now,
      created_by: person,
      kind: 'proposed',
      content: { text: row.notes ?? undefined },
    },
    handoverProposedNotification(row, entity.title),
  );
  await evaluation.announce();
  return row.id;
}

/** @throws InputError if the teams are the same; NotAllowedError if the person is in neither of them */
function checkTeams(
  snapshot: CatalogSnapshot,
  { owner, toTeam, person }: { owner: string; toTeam: string; person: string },
): void {
  if (compareTeams(snapshot, owner, toTeam).is === 'same') {
    throw new InputError(
      `toTeam is "${toTeam}", which is the owner or part of the owning team; expected another team`,
    );
  }
  const isIn = [owner, toTeam].some(
    ref => ref === person || snapshot.members(ref).has(person),
  );
  if (!isIn) {
    throw new NotAllowedError(
      `${person} is neither in ${owner} nor in ${toTeam}. A member of one of them has to propose the handover`,
    );
  }
}

function toRow(
  { abilities, notes }: HandoverRequest,
  asked: readonly Ability[],
  proposal: Pick<
    HandoverRow,
    | 'entity_ref'
    | 'from_team'
    | 'to_team'
    | 'target_date'
    | 'proposed_by'
    | 'proposed_at'
  >,
): HandoverRow {
  return {
    ...proposal,
    id: randomUUID(),
    state: 'proposed',
    abilities: JSON.stringify(
      asked.filter(ability => (abilities ?? ABILITIES).includes(ability)),
    ),
    notes: notes === undefined ? null : parseUserText('notes', notes, 1),
    shadowing_since: null,
    decided_by: null,
    decided_at: null,
    decision_comment: null,
  };
}
