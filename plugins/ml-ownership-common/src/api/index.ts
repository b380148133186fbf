export type { CampaignTransition } from './CampaignTransition';
export type { DrillTransition } from './DrillTransition';
export type { HandoverTransition } from './HandoverTransition';
export type { MlOwnershipApi } from './MlOwnershipApi';
export { MlOwnershipClient } from './MlOwnershipClient';
export type { LineagePathQuery, LineageQuery, TimeRangeQuery } from './queries';
