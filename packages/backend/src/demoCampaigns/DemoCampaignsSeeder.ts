import { LoggerService } from '@backstage/backend-plugin-api';
import {
  CampaignSummary,
  MlOwnershipApi,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  DemoIdentities,
  messageOf,
  readEvaluated,
  waitForAll,
} from '../demoSeed';
import { SeedCampaign, CampaignsFile } from './CampaignsFile';

/** Maximum page size of the API. */
const MAX_PAGE_SIZE = 50;

/** The result of seeding campaigns. */
export interface CampaignsSeedResult {
  created: number;
  /** Campaigns that existed before, including those that users have changed since. */
  unchanged: number;
  /** Campaigns that the API rejected, or that could not be read. */
  rejected: number;
}

/**
 * Seeds the campaigns of the files through the API, each as the user who owns it. An existing campaign is recognised by
 * its title and left unchanged.
 */
export class DemoCampaignsSeeder {
  private readonly startedAt = Date.now();

  constructor(
    private readonly options: {
      api: MlOwnershipApi;
      logger: LoggerService;
      identities: DemoIdentities;
      signal: AbortSignal;
    },
  ) {}

  /**
   * Seeds every file once the examples are evaluated. A failure is logged with its file and title, and seeding
   * continues.
   */
  async seed(files: readonly CampaignsFile[]): Promise<CampaignsSeedResult> {
    const { logger, signal } = this.options;
    const result: CampaignsSeedResult = {
      created: 0,
      unchanged: 0,
      rejected: 0,
    };
    await this.untilReady(files);
    for (const { name, campaigns, problems } of files) {
      for (const problem of problems) {
        result.rejected++;
        logger.error(problem);
      }
      for (const campaign of campaigns) {
        signal.throwIfAborted();
        try {
          result[(await this.seedOne(campaign)) ? 'created' : 'unchanged']++;
        } catch (error) {
          result.rejected++;
          logger.error(
            `${name}: "${campaign.title}" was rejected: ${messageOf(error)}`,
          );
        }
      }
    }
    const { created, unchanged, rejected } = result;
    logger[rejected > 0 ? 'warn' : 'info'](
      `Seeded the demo campaigns: ${created} created, ${unchanged} unchanged, ${rejected} rejected`,
    );
    return result;
  }

  private async untilReady(files: readonly CampaignsFile[]) {
    const { api, logger, signal, identities } = this.options;
    const [first] = files.flatMap(file => file.campaigns);
    if (!first) {
      return;
    }
    await waitForAll(
      'the demo campaigns',
      async () => {
        const token = await identities.tokenOf(first.by);
        const evaluated = await readEvaluated(api, token);
        return evaluated.size > 0 ? [] : ['no entity has been evaluated'];
      },
      { logger, signal },
    );
  }

  /** @returns whether it is new */
  private async seedOne(wanted: SeedCampaign): Promise<boolean> {
    const { api, identities } = this.options;
    const token = await identities.tokenOf(wanted.by);
    if (await this.find(wanted.title, token)) {
      return false;
    }
    const { title, purpose, goal, scope, startedAgo, dueIn, closed } = wanted;
    const { id } = await api.createCampaign(
      {
        title,
        purpose,
        goal,
        scope,
        startsAt: this.day(-startedAgo),
        dueAt: this.day(dueIn),
      },
      { token },
    );
    if (closed) {
      await api.transitionCampaign(id, { action: 'close' }, { token });
    }
    return true;
  }

  private async find(
    title: string,
    token: string,
  ): Promise<CampaignSummary | undefined> {
    let cursor: string | undefined;
    do {
      const { items, pageInfo } = await this.options.api.getCampaigns(
        { state: 'all', limit: MAX_PAGE_SIZE, cursor },
        { token },
      );
      const found = items.find(item => item.title === title);
      if (found) {
        return found;
      }
      cursor = pageInfo.nextCursor;
    } while (cursor);
    return undefined;
  }

  private day(fromNow: number): string {
    return new Date(this.startedAt + fromNow).toISOString().slice(0, 10);
  }
}
