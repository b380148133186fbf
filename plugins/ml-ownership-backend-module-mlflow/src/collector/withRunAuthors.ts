import {
  CollectedEvidence,
  CollectorContext,
  UserDirectory,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { Run, userOf } from '../api';

/**
 * Adds who ran the training to some evidence: an author, unless the run is a part of a drill. Evidence does not wait for
 * the catalog to answer.
 */
export async function withRunAuthors(
  evidence: CollectedEvidence[],
  run: Run | undefined,
  options: Pick<CollectorContext, 'logger'> & {
    title: string;
    users: UserDirectory;
  },
): Promise<CollectedEvidence[]> {
  const login = run && userOf(run);
  if (!login) {
    return evidence;
  }
  try {
    const author = await options.users.findPerson(login);
    return author
      ? evidence.map(piece => ({ ...piece, ...toAuthor(author, run) }))
      : evidence;
  } catch (error) {
    options.logger.warn(
      `${options.title}: the User of ${login} is not known: ${error}`,
    );
    return evidence;
  }
}

/** Without its time, whether the run is a part of a drill is not known. */
function toAuthor(
  person: string,
  { info: { start_time: start, end_time: end } }: Run,
): Pick<CollectedEvidence, 'authors' | 'run'> {
  return start === undefined
    ? { authors: [person] }
    : {
        run: {
          actors: [person],
          startedAt: new Date(start).toISOString(),
          endedAt: end === undefined ? undefined : new Date(end).toISOString(),
        },
      };
}
