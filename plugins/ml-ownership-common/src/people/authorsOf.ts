import { CatalogView } from '../facts';

/**
 * Those who built an entity: the authors that it and the Pipelines that produce it declare, and everybody who was ever
 * declared or seen as an author of these, with every User of the catalog who may be one of them, see
 * {@link CatalogView.usersLike}. Each is an entity ref or an e-mail address.
 *
 * @param recorded - everybody who was ever recorded as an author of an entity
 *
 * @public
 */
export function authorsOf(
  snapshot: CatalogView,
  entityRef: string,
  recorded: (entityRef: string) => readonly string[],
): ReadonlySet<string> {
  const built = [
    entityRef,
    ...snapshot.linksFrom(entityRef, 'producedBy').map(({ to }) => to),
  ];
  const authors = new Set(
    built.flatMap(ref => [
      ...(snapshot.get(ref)?.ml?.authors ?? []),
      ...recorded(ref),
    ]),
  );
  for (const author of [...authors]) {
    snapshot.usersLike(author).forEach(user => authors.add(user));
  }
  return authors;
}
