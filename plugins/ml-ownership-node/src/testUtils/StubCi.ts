import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import {
  CiCollector,
  CiConnection,
  CiSettings,
  CiSystem,
  readCiSettings,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { Recording, StubServer } from './StubServer';

/**
 * A server with the recorded answers of a CI system, and a collector that reads it at a time that the test sets.
 *
 * @public
 */
export class StubCi extends StubServer {
  /** Milliseconds since the epoch. */
  now = Date.parse('2026-11-29T12:00:00Z');
  /** The base URL of the server; empty until it is started. */
  url = '';
  readonly #options;

  /**
   * @param options - `integration` is the entry of `integrations.<id>` that points the host of the recordings to a URL;
   * `entities` are in the catalog unless a test says otherwise
   */
  constructor(options: {
    system: CiSystem;
    recordings: readonly Recording[];
    integration: (url: string) => JsonObject;
    entities: readonly Entity[];
  }) {
    super(options.recordings);
    this.#options = options;
  }

  override async start(): Promise<string> {
    this.url = await super.start();
    return this.url;
  }

  /**
   * Returns the configuration of the system and of its integration.
   *
   * @param settings - `mlOwnership.<id>`
   * @param integration - changes of the integration
   */
  config(settings: JsonObject = {}, integration: JsonObject = {}): JsonObject {
    const { id } = this.#options.system;
    return {
      integrations: {
        [id]: [{ ...this.#options.integration(this.url), ...integration }],
      },
      mlOwnership: { [id]: settings },
    };
  }

  /** Connects the system to the server, as its module does. */
  connect(
    options: { settings?: JsonObject; integration?: JsonObject } = {},
  ): CiConnection & { settings: CiSettings } {
    const { system } = this.#options;
    const timeout = this.isSilent ? { timeout: { milliseconds: 200 } } : {};
    const config = new ConfigReader(
      this.config({ ...timeout, ...options.settings }, options.integration),
    );
    const settings = readCiSettings(
      config.getConfig(`mlOwnership.${system.id}`),
      system.defaults,
    );
    const now = () => this.now;
    return { ...system.connect({ config, now, settings }), settings };
  }

  /** Returns the collector of the module. */
  collector(
    options: {
      settings?: JsonObject;
      integration?: JsonObject;
      entities?: readonly Entity[];
    } = {},
  ): CiCollector {
    const { system, entities } = this.#options;
    return new CiCollector({
      ...system,
      ...this.connect(options),
      auth: mockServices.auth(),
      catalog: catalogServiceMock({
        entities: [...(options.entities ?? entities)],
      }),
      now: () => this.now,
    });
  }
}
