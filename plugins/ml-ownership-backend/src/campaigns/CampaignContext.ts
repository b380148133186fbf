import { VisibleEntityService } from '../catalog/ReadableEntities';
import { ReportOnly } from '../report-only/ReportOnly';
import { Clock } from '../time/Clock';
import { CampaignStore } from './CampaignStore';

/** What the operations on campaigns work with. */
export interface CampaignContext {
  clock: Clock;
  reportOnly: ReportOnly;
  readable: VisibleEntityService;
  store: CampaignStore;
}
