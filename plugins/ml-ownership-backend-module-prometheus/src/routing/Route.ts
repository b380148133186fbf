import { Matcher } from '../matchers';

/** A node of a routing tree: a route of Alertmanager, or a notification policy of Grafana. */
export interface Route {
  /** The name of the receiver, its own or that of the nearest node above with one. */
  receiver: string;
  matchers: readonly Matcher[];
  /** Whether the nodes beside it are asked too after it has matched. */
  continue: boolean;
  /** Names of the time intervals in which it does not notify, and outside of which it does not; of this node only. */
  muteTimeIntervals: readonly string[];
  activeTimeIntervals: readonly string[];
  routes: readonly Route[];
}
