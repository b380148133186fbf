import {
  DiscoveryService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { NotFoundError, ResponseError } from '@backstage/errors';

/**
 * Those who speak in the demo: systems by the tokens of `backend.auth.externalAccess`, people by signing in as a visitor of
 * the demo does.
 */
export class DemoSpeakers {
  private readonly tokens = new Map<string, string>();

  constructor(
    private readonly options: {
      config: RootConfigService;
      discovery: DiscoveryService;
    },
  ) {}

  /**
   * The token with which a speaker calls.
   *
   * @param speaker - the full ref of a User, or the subject of a token
   * @throws NotFoundError where no token has that subject; ResponseError where the sign-in refuses the person
   */
  async tokenOf(speaker: string): Promise<string> {
    const known = this.tokens.get(speaker);
    if (known) {
      return known;
    }
    const token = isPerson(speaker)
      ? await this.signIn(speaker)
      : this.findToken(speaker);
    this.tokens.set(speaker, token);
    return token;
  }

  private findToken(subject: string): string {
    const options = (
      this.options.config.getOptionalConfigArray(
        'backend.auth.externalAccess',
      ) ?? []
    )
      .filter(access => access.getString('type') === 'static')
      .map(access => access.getConfig('options'))
      .find(candidate => candidate.getString('subject') === subject);
    if (!options) {
      throw new NotFoundError(
        `backend.auth.externalAccess has no static token of the subject ${subject}`,
      );
    }
    return options.getString('token');
  }

  /** As the browser does. */
  private async signIn(entityRef: string): Promise<string> {
    const baseUrl = await this.options.discovery.getBaseUrl('auth');
    const answer = await fetch(`${baseUrl}/demo/refresh`, {
      headers: {
        'x-demo-person': entityRef,
        'X-Requested-With': 'XMLHttpRequest',
      },
    });
    if (!answer.ok) {
      throw await ResponseError.fromResponse(answer);
    }
    const { backstageIdentity } = await answer.json();
    return backstageIdentity.token;
  }
}

/** Subjects of tokens are no refs. */
export function isPerson(speaker: string): boolean {
  return speaker.startsWith('user:');
}
