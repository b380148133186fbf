/* Shared page frame, plus one lazy chunk per page. Loading the pages directly would duplicate the translations in every
   chunk, since bundlers only omit from a chunk what its parent chunks contain. */
export { MlPageLayout } from './ui/page';
export const connectors = () => import('./pages/connectors');
export const drills = () => import('./pages/drills');
export const handover = () => import('./entity/scorecard');
export const lineage = () => import('./pages/lineage');
export const operate = () => import('./entity/operate');
export const overview = () => import('./pages/overview');
export const people = () => import('./ui/people');
export const reliance = () => import('./entity/reliance');
export const scorecards = () => import('./pages/scorecard-tables');
export const supplyChain = () => import('./entity/supply-chain');
export const teams = () => import('./pages/teams');
