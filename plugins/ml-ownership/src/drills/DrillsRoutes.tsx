import { Route, Routes } from 'react-router-dom';
import { HandoverPage } from '../handovers';
import { DrillPage } from './drill';
import { DrillsPage } from './DrillsPage';

/** Drills and handovers, and each of them on a page of its own. */
export function DrillsRoutes() {
  return (
    <Routes>
      <Route path="/" element={<DrillsPage />} />
      <Route path="/handovers/:id" element={<HandoverPage />} />
      <Route path="/:id" element={<DrillPage />} />
    </Routes>
  );
}
