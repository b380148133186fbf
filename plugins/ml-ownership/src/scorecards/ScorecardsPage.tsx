import { MlKind } from '@mlownership/backstage-plugin-ml-ownership-common';
import { PageBody } from '../page';
import {
  SavedView,
  SavedViewsMenu,
  useFirstView,
  useSavedViews,
} from '../saved-views';
import { Translate, useWords } from '../words';
import { ScorecardFilters } from './ScorecardFilters';
import { VIEW_PARAMETERS } from './scorecardsQuery';
import { ScorecardsTable } from './ScorecardsTable';

/** The table of one kind with its filters, and the views that people keep of it. */
export function ScorecardsPage(props: { kind: MlKind }) {
  const { kind } = props;
  // Another kind is another page, also where both stand at the same place.
  return <PageOfKind key={kind} kind={kind} />;
}

function PageOfKind(props: { kind: MlKind }) {
  const { kind } = props;
  const { t } = useWords();
  const views = useSavedViews(kind.toLowerCase());
  const decided = useFirstView(views);
  return (
    <PageBody>
      <ScorecardFilters kind={kind} />
      <ScorecardsTable
        kind={kind}
        waiting={!decided}
        toolbar={
          <SavedViewsMenu
            views={views}
            parameters={VIEW_PARAMETERS}
            suggested={suggestedViews(t, kind)}
          />
        }
      />
    </PageBody>
  );
}

function suggestedViews(t: Translate, kind: MlKind): SavedView[] {
  return [
    {
      name: t('scorecards.suggestedView.nobodyElse'),
      search:
        kind === 'Model' ? 'tier=1&systemVerdict=no' : 'tier=1&verdict=no',
    },
    {
      name: t('scorecards.suggestedView.goingStale'),
      search: 'sort=nextChangeAt&order=asc',
    },
  ];
}
