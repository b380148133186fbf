import { OutboxEntry } from './NotificationOutboxStore';

/** Bundles the expirations of one entity; every other notification is sent on its own. */
export function bundleNotifications(
  entries: readonly OutboxEntry[],
): OutboxEntry[][] {
  const bundles = new Map<string, OutboxEntry[]>();
  for (const entry of entries) {
    const { content, entityRef } = entry;
    const key =
      'criterion' in content ? `${entityRef} ${content.type}` : entry.key;
    const bundle = bundles.get(key);
    if (bundle) {
      bundle.push(entry);
    } else {
      bundles.set(key, [entry]);
    }
  }
  return [...bundles.values()];
}
