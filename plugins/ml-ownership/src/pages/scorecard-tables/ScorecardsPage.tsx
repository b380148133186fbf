import { useRouteRef } from '@backstage/frontend-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { MlKind } from '@mlownership/backstage-plugin-ml-ownership-common';
import { RiAddLine } from '@remixicon/react';
import { PageBody } from '../../ui/page';
import { importRouteRef } from '../../routes';
import {
  SavedView,
  SavedViewsMenu,
  useDefaultView,
  useSavedViews,
} from '../saved-views';
import { withQuery } from '../../ui/url';
import { TranslateFunction, useMlTranslation } from '../../translations';
import { ScorecardFilters } from './ScorecardFilters';
import { VIEW_PARAMETERS } from './scorecardsQuery';
import { ScorecardsTable } from './ScorecardsTable';

/** The table of one kind with its filters and saved views. */
export function ScorecardsPage(props: { kind: MlKind }) {
  const { kind } = props;
  // Remounts for another kind, even at the same position in the tree.
  return <PageOfKind key={kind} kind={kind} />;
}

function PageOfKind(props: { kind: MlKind }) {
  const { kind } = props;
  const { t } = useMlTranslation();
  const views = useSavedViews(kind.toLowerCase());
  const decided = useDefaultView(views);
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

/** A link to the page that adds an entity to the catalog. */
function AddLink(props: { kind: MlKind }) {
  const { kind } = props;
  const { t } = useMlTranslation();
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

function suggestedViews(t: TranslateFunction, kind: MlKind): SavedView[] {
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
