import { Labels, Matcher } from '../matchers';
import { Route } from './Route';

/** Whether matchers match: undefined if that depends on labels which are not known. */
export type RouteMatch = boolean | undefined;

/**
 * Walks a routing tree: children are asked in their order, the first that matches takes the alert unless it continues, and
 * a node receives it if none of its children does. The matchers of the root are not asked, as it takes every alert.
 *
 * If some matchers are undecided, all nodes are returned that may receive the alert.
 */
export function findRoutes(
  root: Route,
  match: (matchers: readonly Matcher[]) => RouteMatch,
): Route[] {
  const found: Route[] = [];
  let isTaken = false;
  for (const child of root.routes) {
    const answer = match(child.matchers);
    if (answer !== false) {
      found.push(...findRoutes(child, match));
      isTaken ||= answer === true;
      if (answer && !child.continue) {
        break;
      }
    }
  }
  return isTaken ? found : [...found, root];
}

/**
 * Decides matchers for labels some of which may not be known.
 *
 * @param isUnknown - whether the value of a label is not known
 */
export function matchLabels(
  labels: Labels,
  isUnknown: (name: string) => boolean = () => false,
): (matchers: readonly Matcher[]) => RouteMatch {
  return matchers => {
    const known = matchers.filter(({ name }) => !isUnknown(name));
    if (!known.every(matcher => matcher.matches(labels))) {
      return false;
    }
    return known.length === matchers.length ? true : undefined;
  };
}
