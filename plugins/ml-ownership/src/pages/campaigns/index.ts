export * from './CampaignPage';
export * from './CampaignsPage';
export * from './FirstStepsTable';
