import {
  DiscoveryService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { NotFoundError, ResponseError } from '@backstage/errors';

/**
 * The callers of the demo: systems by the tokens of `backend.auth.externalAccess`, users by the same sign-in as a
 * visitor of the demo.
 */
export class DemoIdentities {
  private readonly tokens = new Map<string, string>();

  constructor(
    private readonly options: {
      config: RootConfigService;
      discovery: DiscoveryService;
    },
  ) {}

  /**
   * Returns the token of a caller.
   *
   * @param identity - the full ref of a User, or the subject of a token
   * @throws NotFoundError if no token has that subject; ResponseError if the sign-in rejects the user
   */
  async tokenOf(identity: string): Promise<string> {
    const cached = this.tokens.get(identity);
    if (cached) {
      return cached;
    }
    const token = isPerson(identity)
      ? await this.signIn(identity)
      : this.findToken(identity);
    this.tokens.set(identity, token);
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

  /** Signs in as the browser does. */
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

/** Whether the caller is a user; subjects of tokens are not refs. */
export function isPerson(identity: string): boolean {
  return identity.startsWith('user:');
}
