import { HandoverDependencies } from './HandoverDependencies';

/**
 * Starts shadowing by the receiving team.
 *
 * @throws ConflictError if the handover is not a proposal any more
 */
export async function startShadowing(
  { clock, store }: HandoverDependencies,
  id: string,
  person: string,
): Promise<void> {
  const now = clock.now();
  await store.change(id, {
    from: ['proposed'],
    columns: { state: 'shadowing', shadowing_since: now },
    entry: {
      created_at: now,
      created_by: person,
      kind: 'shadowing',
      content: {},
    },
  });
}
