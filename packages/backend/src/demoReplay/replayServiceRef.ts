import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { Replay } from './Replay';

/** The replay of the demo's past, shared by all plugins of the backend. */
export const replayServiceRef = createServiceRef<Replay>({
  id: 'demo.replay',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {},
      factory: () => new Replay(),
    }),
});
