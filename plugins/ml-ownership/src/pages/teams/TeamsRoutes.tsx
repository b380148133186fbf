import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Outlet, Route, Routes } from 'react-router-dom';
import { SubPageNav } from '../../ui/page';
import {
  compareTeamsRouteRef,
  teamsRouteRef,
  whatIfRouteRef,
} from '../../routes';
import { WhatIfPage } from '../what-if';
import { useMlTranslation } from '../../translations';
import { CompareTeamsPage } from './compare';
import { TeamPage } from './TeamPage';
import { TeamsPage } from './TeamsPage';

/** The routes of the teams, their comparison, the what-if analysis, and one team at `/:namespace/:name`. */
export function TeamsRoutes() {
  return (
    <Routes>
      <Route element={<TeamTabs />}>
        <Route path="/" element={<TeamsPage />} />
        <Route path="/compare" element={<CompareTeamsPage />} />
        <Route path="/what-if" element={<WhatIfPage />} />
      </Route>
      <Route path="/:namespace/:name" element={<TeamPage />} />
    </Routes>
  );
}

function TeamTabs() {
  const { t } = useMlTranslation();
  const teams = useRouteRef(teamsRouteRef)?.();
  const compare = useRouteRef(compareTeamsRouteRef)?.();
  const whatIf = useRouteRef(whatIfRouteRef)?.();
  return (
    <>
      <SubPageNav
        pages={[
          { path: teams, title: t('pages.allTeams') },
          { path: compare, title: t('pages.compareTeams') },
          { path: whatIf, title: t('pages.whatIf') },
        ]}
      />
      <Outlet />
    </>
  );
}
