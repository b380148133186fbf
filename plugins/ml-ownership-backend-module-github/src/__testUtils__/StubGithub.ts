import {
  readRecordings,
  StubCi,
} from '@mlownership/backstage-plugin-ml-ownership-node/testUtils';
import { join } from 'node:path';
import { github } from '../github';
import { people, pipeline } from './company';

const API_FIXTURES = join(__dirname, '..', '__fixtures__', 'api');

/** A GitHub with the answers of the fixtures. */
export class StubGithub extends StubCi {
  constructor() {
    super({
      system: github,
      recordings: readRecordings(API_FIXTURES),
      integration: url => ({
        host: 'github.com',
        apiBaseUrl: url,
        token: 'not-a-secret',
      }),
      entities: [...people, pipeline()],
    });
  }
}
