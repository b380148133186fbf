import { CatalogView, mention } from '../facts';

/** Mentions an entity; returns its ref if the catalog does not have it. */
export function mentionOf(snapshot: CatalogView, ref: string): string {
  const facts = snapshot.get(ref);
  return facts ? mention(facts) : ref;
}
