/*
 * The frame of the pages with what all of them share, such as the words, and behind it each room as a chunk of its own. Were the
 * rooms loaded one by one, each chunk would hold all words again: bundlers leave out of a chunk only what those before it have.
 */
export { MlPages } from './page';
export const connectors = () => import('./connectors');
export const drills = () => import('./drills');
export const handover = () => import('./handover');
export const lineage = () => import('./lineage');
export const operate = () => import('./operate');
export const overview = () => import('./overview');
export const people = () => import('./people');
export const scorecards = () => import('./scorecards');
export const supplyChain = () => import('./supply-chain');
export const teams = () => import('./teams');
