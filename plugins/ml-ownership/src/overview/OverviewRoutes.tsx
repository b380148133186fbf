import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Outlet, Route, Routes } from 'react-router-dom';
import { CampaignPage, CampaignsPage } from '../campaigns';
import { RoomNav } from '../page';
import { campaignsRouteRef, overviewRouteRef } from '../routes';
import { useWords } from '../words';
import { OverviewPage } from './OverviewPage';

/** The portfolio, the campaigns, and one campaign at `/campaigns/:id`. */
export function OverviewRoutes() {
  return (
    <Routes>
      <Route element={<OverviewRooms />}>
        <Route path="/" element={<OverviewPage />} />
        <Route path="/campaigns" element={<CampaignsPage />} />
      </Route>
      <Route path="/campaigns/:id" element={<CampaignPage />} />
    </Routes>
  );
}

function OverviewRooms() {
  const { t } = useWords();
  const overview = useRouteRef(overviewRouteRef)?.();
  const campaigns = useRouteRef(campaignsRouteRef)?.();
  return (
    <>
      <RoomNav
        rooms={[
          { path: overview, title: t('pages.portfolio') },
          { path: campaigns, title: t('pages.campaigns') },
        ]}
      />
      <Outlet />
    </>
  );
}
