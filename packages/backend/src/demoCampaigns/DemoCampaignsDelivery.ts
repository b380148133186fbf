import { LoggerService } from '@backstage/backend-plugin-api';
import {
  CampaignSummary,
  MlOwnershipApi,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  DemoSpeakers,
  messageOf,
  readEvaluated,
  waitForAll,
} from '../demoDelivery';
import { CampaignCase, CampaignsFile } from './CampaignsFile';

/** The longest page that the API takes. */
const LONGEST_PAGE = 50;

/**
 * What a delivery came to, in campaigns.
 */
export interface CampaignsDelivery {
  begun: number;
  /** Those that were there before, whatever somebody has made of them since. */
  known: number;
  /** Those that the API refused, or that could not be read. */
  refused: number;
}

/**
 * Begins and closes through the API what the files say, each campaign as the person whose it is. One that is there already is
 * recognised by its title and left alone.
 */
export class DemoCampaignsDelivery {
  private readonly startedAt = Date.now();

  constructor(
    private readonly options: {
      api: MlOwnershipApi;
      logger: LoggerService;
      speakers: DemoSpeakers;
      signal: AbortSignal;
    },
  ) {}

  /** Delivers every file once the examples are evaluated. A failure is logged with its file and title, and the rest goes on. */
  async deliver(files: readonly CampaignsFile[]): Promise<CampaignsDelivery> {
    const { logger, signal } = this.options;
    const delivery: CampaignsDelivery = { begun: 0, known: 0, refused: 0 };
    await this.untilReady(files);
    for (const { name, campaigns, problems } of files) {
      for (const problem of problems) {
        delivery.refused++;
        logger.error(problem);
      }
      for (const campaign of campaigns) {
        signal.throwIfAborted();
        try {
          delivery[(await this.deliverOne(campaign)) ? 'begun' : 'known']++;
        } catch (error) {
          delivery.refused++;
          logger.error(
            `${name}: "${campaign.title}" was not taken: ${messageOf(error)}`,
          );
        }
      }
    }
    const { begun, known, refused } = delivery;
    logger[refused > 0 ? 'warn' : 'info'](
      `The demo's campaigns are delivered: ${begun} begun, ${known} known, ${refused} refused`,
    );
    return delivery;
  }

  private async untilReady(files: readonly CampaignsFile[]) {
    const { api, logger, signal, speakers } = this.options;
    const [first] = files.flatMap(file => file.campaigns);
    if (!first) {
      return;
    }
    await waitForAll(
      "the demo's campaigns",
      async () => {
        const token = await speakers.tokenOf(first.by);
        const evaluated = await readEvaluated(api, token);
        return evaluated.size > 0 ? [] : ['nothing is evaluated'];
      },
      { logger, signal },
    );
  }

  /** @returns whether it is new */
  private async deliverOne(wanted: CampaignCase): Promise<boolean> {
    const { api, speakers } = this.options;
    const token = await speakers.tokenOf(wanted.by);
    if (await this.find(wanted.title, token)) {
      return false;
    }
    const { title, why, goal, scope, startedAgo, dueIn, closed } = wanted;
    const { id } = await api.createCampaign(
      {
        title,
        why,
        goal,
        scope,
        startsAt: this.day(-startedAgo),
        dueAt: this.day(dueIn),
      },
      { token },
    );
    if (closed) {
      await api.moveCampaign(id, { action: 'close' }, { token });
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
        { state: 'all', limit: LONGEST_PAGE, cursor },
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
