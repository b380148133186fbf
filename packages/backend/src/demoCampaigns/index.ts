export { demoCampaignsPlugin } from './demoCampaignsPlugin';
