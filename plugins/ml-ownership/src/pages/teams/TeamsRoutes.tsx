import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Outlet, Route, Routes } from 'react-router-dom';
import { SubPageNav } from '../../ui/page';
import { teamsRouteRef, whatIfRouteRef } from '../../routes';
import { WhatIfPage } from '../what-if';
import { useMlTranslation } from '../../translations';
import { TeamPage } from './TeamPage';
import { TeamsPage } from './TeamsPage';

/** The routes of the teams, the what-if analysis, and one team at `/:namespace/:name`. */
export function TeamsRoutes() {
  return (
    <Routes>
      <Route element={<TeamTabs />}>
        <Route path="/" element={<TeamsPage />} />
        <Route path="/what-if" element={<WhatIfPage />} />
      </Route>
      <Route path="/:namespace/:name" element={<TeamPage />} />
    </Routes>
  );
}

function TeamTabs() {
  const { t } = useMlTranslation();
  const teams = useRouteRef(teamsRouteRef)?.();
  const whatIf = useRouteRef(whatIfRouteRef)?.();
  return (
    <>
      <SubPageNav
        pages={[
          { path: teams, title: t('pages.allTeams') },
          { path: whatIf, title: t('pages.whatIf') },
        ]}
      />
      <Outlet />
    </>
  );
}
