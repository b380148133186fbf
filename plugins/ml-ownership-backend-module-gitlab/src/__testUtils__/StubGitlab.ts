import {
  readRecordings,
  StubCi,
} from '@mlownership/backstage-plugin-ml-ownership-node/testUtils';
import { join } from 'node:path';
import { gitlab } from '../gitlab';
import { people, pipeline } from './company';

const API_FIXTURES = join(__dirname, '..', '__fixtures__', 'api');

/** A GitLab with the answers of the fixtures. */
export class StubGitlab extends StubCi {
  constructor() {
    super({
      system: gitlab,
      recordings: readRecordings(API_FIXTURES),
      integration: url => ({
        host: 'gitlab.com',
        apiBaseUrl: url,
        baseUrl: 'https://gitlab.com',
        token: 'not-a-secret',
      }),
      entities: [...people, pipeline()],
    });
  }
}
