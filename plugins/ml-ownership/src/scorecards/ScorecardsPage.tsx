import { useRouteRef } from '@backstage/frontend-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { MlKind } from '@mlownership/backstage-plugin-ml-ownership-common';
import { RiAddLine } from '@remixicon/react';
import { PageBody } from '../page';
import { importRouteRef } from '../routes';
import {
  SavedView,
  SavedViewsMenu,
  useFirstView,
  useSavedViews,
} from '../saved-views';
import { withQuery } from '../url';
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
          <>
            <SavedViewsMenu
              views={views}
              parameters={VIEW_PARAMETERS}
              suggested={suggestedViews(t, kind)}
            />
            <AddLink kind={kind} />
          </>
        }
      />
    </PageBody>
  );
}

/** Leads to where something that the catalog does not know yet is described. */
function AddLink(props: { kind: MlKind }) {
  const { kind } = props;
  const { t } = useWords();
  const href = withQuery(useRouteRef(importRouteRef)?.(), { new: kind });
  return href === undefined ? null : (
    <ButtonLink
      size="small"
      variant="secondary"
      iconStart={<RiAddLine />}
      href={href}
    >
      {t(`scorecards.add.${kind}`)}
    </ButtonLink>
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
