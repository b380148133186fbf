import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { AuthorizedScorecards } from '../scorecards/AuthorizedScorecards';
import { AuthorizedFoundations } from '../foundations/AuthorizedFoundations';
import { registerGetFoundations } from './registerGetFoundations';
import { registerGetScorecard } from './registerGetScorecard';
import { registerListScorecards } from './registerListScorecards';

/**
 * Registers actions that return scorecards and their totals, for callers such as assistants over MCP. Callers see only entities that the
 * user they act for may see.
 */
export function registerActions(
  registry: ActionsRegistryService,
  {
    foundations,
    scorecards,
  }: { foundations: AuthorizedFoundations; scorecards: AuthorizedScorecards },
): void {
  registerGetFoundations(registry, foundations);
  registerGetScorecard(registry, scorecards);
  registerListScorecards(registry, scorecards);
}
