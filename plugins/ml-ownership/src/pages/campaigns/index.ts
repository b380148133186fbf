export * from './CampaignPage';
export * from './CampaignsPage';
