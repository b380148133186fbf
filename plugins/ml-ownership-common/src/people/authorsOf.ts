import { upstreamLinks } from '../criteria';
import { CatalogView } from '../facts';

/**
 * Those who built an entity: the authors that it and the Pipelines that produce it declare, and everybody who was ever
 * declared or seen as an author of these, with every User of the catalog who may be one of them, see
 * {@link CatalogView.usersLike}. Each is an entity ref or an e-mail address. A Pipeline counts that has ever been said to
 * produce it by its own side, and none that only claims to: another team could name as authors whom it wanted.
 *
 * @param recorded - everybody who was ever recorded as an author of an entity, and every Pipeline that it said makes it
 *
 * @public
 */
export function authorsOf(
  snapshot: CatalogView,
  entityRef: string,
  recorded: (entityRef: string) => readonly string[],
): ReadonlySet<string> {
  const built = new Set([
    entityRef,
    ...upstreamLinks(snapshot, entityRef)
      .filter(({ relation }) => relation === 'producedBy')
      .map(({ upstream }) => upstream),
    ...recorded(entityRef).filter(isPipeline),
  ]);
  const authors = new Set(
    [...built].flatMap(ref => [
      ...(snapshot.get(ref)?.ml?.authors ?? []),
      ...recorded(ref).filter(person => !isPipeline(person)),
    ]),
  );
  for (const author of [...authors]) {
    snapshot.usersLike(author).forEach(user => authors.add(user));
  }
  return authors;
}

function isPipeline(ref: string): boolean {
  return ref.startsWith('pipeline:');
}
