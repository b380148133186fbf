import { MlKind } from '@mlownership/backstage-plugin-ml-ownership-common';
import { PageBody } from '../page';
import { ScorecardFilters } from './ScorecardFilters';
import { ScorecardsTable } from './ScorecardsTable';

/** The table of one kind with its filters. */
export function ScorecardsPage(props: { kind: MlKind }) {
  const { kind } = props;
  return (
    <PageBody>
      <ScorecardFilters kind={kind} />
      <ScorecardsTable kind={kind} />
    </PageBody>
  );
}
