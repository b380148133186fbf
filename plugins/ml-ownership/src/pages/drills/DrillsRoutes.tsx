import { Route, Routes } from 'react-router-dom';
import { HandoverPage } from '../handovers';
import { DrillPage } from './drill';
import { DrillsPage } from './DrillsPage';

/** The lists of drills and handovers, and a page for each of them. */
export function DrillsRoutes() {
  return (
    <Routes>
      <Route path="/" element={<DrillsPage />} />
      <Route path="/handovers/:id" element={<HandoverPage />} />
      <Route path="/:id" element={<DrillPage />} />
    </Routes>
  );
}
