import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { AuthorizedScorecards } from '../scorecards/AuthorizedScorecards';
import { registerGetScorecard } from './registerGetScorecard';
import { registerListScorecards } from './registerListScorecards';

/**
 * Registers actions that return scorecards, for callers such as assistants over MCP. Callers see only entities that the
 * user they act for may see.
 */
export function registerActions(
  registry: ActionsRegistryService,
  scorecards: AuthorizedScorecards,
): void {
  registerGetScorecard(registry, scorecards);
  registerListScorecards(registry, scorecards);
}
