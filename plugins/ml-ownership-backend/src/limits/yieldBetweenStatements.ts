import { Knex } from 'knex';
import { AsyncLocalStorage } from 'node:async_hooks';

const yielding = new AsyncLocalStorage<true>();
const prepared = new WeakSet<object>();

/** Runs an action whose statements each wait for an event-loop turn, see {@link yieldBetweenStatements}. */
export function withYielding<T>(action: () => Promise<T>): Promise<T> {
  return yielding.run(true, action);
}

/**
 * Makes expensive requests yield between statements: at most one of their statements runs per event-loop turn. SQLite
 * runs in this process and answers within the same turn, so other requests would otherwise wait for the last
 * statement.
 */
export function yieldBetweenStatements({ client }: Knex): void {
  if (client.config.client !== 'better-sqlite3' || prepared.has(client)) {
    return;
  }
  prepared.add(client);
  const acquire = client.acquireConnection;
  let turn = Promise.resolve();
  client.acquireConnection = async function acquireConnection() {
    if (yielding.getStore()) {
      turn = turn.then(() => new Promise(resolve => setImmediate(resolve)));
      await turn;
    }
    return acquire.call(this);
  };
}
