import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Outlet, Route, Routes } from 'react-router-dom';
import { BeforeYouBuyPage } from '../before-you-buy';
import { CampaignPage, CampaignsPage } from '../campaigns';
import { SubPageNav } from '../../ui/page';
import {
  beforeYouBuyRouteRef,
  campaignsRouteRef,
  overviewRouteRef,
} from '../../routes';
import { useMlTranslation } from '../../translations';
import { OverviewPage } from './OverviewPage';

/** The routes of the portfolio, the campaigns, the decisions before a tool, and one campaign at `/campaigns/:id`. */
export function OverviewRoutes() {
  return (
    <Routes>
      <Route element={<OverviewTabs />}>
        <Route path="/" element={<OverviewPage />} />
        <Route path="/campaigns" element={<CampaignsPage />} />
        <Route path="/before-you-buy" element={<BeforeYouBuyPage />} />
      </Route>
      <Route path="/campaigns/:id" element={<CampaignPage />} />
    </Routes>
  );
}

function OverviewTabs() {
  const { t } = useMlTranslation();
  const overview = useRouteRef(overviewRouteRef)?.();
  const campaigns = useRouteRef(campaignsRouteRef)?.();
  const beforeYouBuy = useRouteRef(beforeYouBuyRouteRef)?.();
  return (
    <>
      <SubPageNav
        pages={[
          { path: overview, title: t('pages.portfolio') },
          { path: campaigns, title: t('pages.campaigns') },
          { path: beforeYouBuy, title: t('beforeYouBuy.title') },
        ]}
      />
      <Outlet />
    </>
  );
}
