import { HandoverState } from '@mlownership/backstage-plugin-ml-ownership-common';
import { handoverDecidedNotification } from '../handoverNotifications';
import { HandoverChange, ListedHandoverRow } from '../HandoverStore';
import { HandoverDependencies } from './HandoverDependencies';

/** Stores a decision and notifies the proposer and the giving team of it. */
export async function decideHandover(
  { clock, evaluation, store }: HandoverDependencies,
  row: ListedHandoverRow,
  decision: {
    state: 'accepted' | 'declined';
    person: string;
    comment: string | undefined;
    from: readonly HandoverState[];
    basedOn?: HandoverChange['basedOn'];
  },
): Promise<void> {
  const { basedOn, comment, from, person, state } = decision;
  const now = clock.now();
  await store.change(row.id, {
    from,
    columns: {
      state,
      decided_by: person,
      decided_at: now,
      decision_comment: comment ?? null,
    },
    entry: {
      created_at: now,
      created_by: person,
      kind: state,
      content: { text: comment },
    },
    basedOn,
    notification: handoverDecidedNotification(
      row,
      row.title ?? row.entity_ref,
      state,
    ),
  });
  await evaluation.announce();
}
