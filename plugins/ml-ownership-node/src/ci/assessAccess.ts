import { CiFinding } from './assessRuns';
import { CiProject } from './CiSource';

/** A member of the operating group. */
export interface Member {
  /** Ref of the User. */
  ref: string;
  /** In lower case. */
  login?: string;
}

/**
 * `ownership.access`: the members of the operating group may write to the repository with the workflow. It fails if
 * nobody of them may. That all may is a pass only where the rights to registry and data follow from it.
 *
 * @param writers - logins in lower case
 */
export function assessAccess(
  project: CiProject,
  operator: string,
  members: readonly Member[],
  writers: ReadonlySet<string>,
  options: { accessFollowsRepository: boolean; userAnnotation: string },
): CiFinding {
  if (members.length === 0) {
    return { reason: `${operator} has no members in the catalog` };
  }
  const unknown = members.filter(({ login }) => !login);
  const without = members.filter(({ login }) => login && !writers.has(login));
  const count = `${members.length} ${
    members.length === 1 ? 'member' : 'members'
  } of ${operator}`;
  if (without.length === members.length) {
    return {
      outcome: 'fail',
      detail: `None of ${count} may write to ${project.path}`,
      url: project.url,
    };
  }
  if (unknown.length > 0) {
    return {
      reason: `Of ${count}, ${namesOf(unknown)} lack the annotation ${
        options.userAnnotation
      }, so whether they may write to ${project.path} is not known`,
    };
  }
  if (without.length > 0) {
    return {
      reason: `Of ${count}, ${namesOf(without)} may not write to ${
        project.path
      }`,
    };
  }
  return options.accessFollowsRepository
    ? {
        outcome: 'pass',
        detail: `All ${count} may write to ${project.path}`,
        url: project.url,
      }
    : {
        reason: `All ${count} may write to ${project.path}; whether they may use the registry and the data is not visible here: have it attested, or set accessFollowsRepository if it follows`,
      };
}

/** Names a few of them. */
function namesOf(members: readonly Member[]): string {
  const refs = members.slice(0, 3).map(({ ref }) => ref);
  const more = members.length - refs.length;
  return refs.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
