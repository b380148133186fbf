import { LoggerService } from '@backstage/backend-plugin-api';
import {
  CampaignSummary,
  MlOwnershipApi,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { ReplayParticipant } from '../demoReplay';
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
  constructor(
    private readonly options: {
      api: MlOwnershipApi;
      logger: LoggerService;
      identities: DemoIdentities;
      participant: ReplayParticipant;
      signal: AbortSignal;
    },
  ) {}

  /**
   * Seeds every file once the examples are evaluated. A failure is logged with its file and title, and seeding
   * continues.
   */
  async seed(files: readonly CampaignsFile[]): Promise<CampaignsSeedResult> {
    const { logger, participant, signal } = this.options;
    const result: CampaignsSeedResult = {
      created: 0,
      unchanged: 0,
      rejected: 0,
    };
    await this.untilReady(files);
    for (const problem of files.flatMap(({ problems }) => problems)) {
      result.rejected++;
      logger.error(problem);
    }
    const steps = files
      .flatMap(({ name, campaigns }) =>
        campaigns.flatMap(campaign => this.toSteps(name, campaign, result)),
      )
      .sort((a, b) => b.ago - a.ago);
    for (const { ago, seed } of steps) {
      await participant.until(ago);
      signal.throwIfAborted();
      await seed();
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

  /** A campaign is created at its start, and closed at its end if it did not exist before. */
  private toSteps(
    file: string,
    campaign: SeedCampaign,
    result: CampaignsSeedResult,
  ): { ago: number; seed: () => Promise<void> }[] {
    const { title, startedAgo, closedAgo } = campaign;
    let id: string | undefined;
    const attempt = async (action: () => Promise<void>) => {
      try {
        await action();
      } catch (error) {
        result.rejected++;
        this.options.logger.error(
          `${file}: "${title}" was rejected: ${messageOf(error)}`,
        );
      }
    };
    const create = async () => {
      id = await this.create(campaign);
      result[id === undefined ? 'unchanged' : 'created']++;
    };
    const close = async () => {
      if (id !== undefined) {
        await this.close(campaign, id);
      }
    };
    return [
      { ago: startedAgo, seed: () => attempt(create) },
      ...(closedAgo === undefined
        ? []
        : [{ ago: closedAgo, seed: () => attempt(close) }]),
    ];
  }

  /** @returns its id; undefined if it exists already */
  private async create(wanted: SeedCampaign): Promise<string | undefined> {
    const { api, identities } = this.options;
    const token = await identities.tokenOf(wanted.by);
    if (await this.find(wanted.title, token)) {
      return undefined;
    }
    const { title, purpose, goal, scope, startedAgo, dueIn } = wanted;
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
    return id;
  }

  private async close({ by }: SeedCampaign, id: string): Promise<void> {
    const { api, identities } = this.options;
    const token = await identities.tokenOf(by);
    await api.transitionCampaign(id, { action: 'close' }, { token });
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
    return new Date(this.options.participant.present + fromNow)
      .toISOString()
      .slice(0, 10);
  }
}
