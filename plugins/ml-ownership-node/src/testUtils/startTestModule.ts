import {
  BackendFeature,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  EventsService,
  eventsServiceFactory,
  eventsServiceRef,
} from '@backstage/plugin-events-node';
import { JsonObject } from '@backstage/types';
import {
  EvidenceCollector,
  evidenceCollectorsExtensionPoint,
  ImportSource,
  importSourcesExtensionPoint,
  lineageSourcesExtensionPoint,
  OnCallSource,
  onCallSourcesExtensionPoint,
  TraceVerifier,
  traceVerifiersExtensionPoint,
} from '@mlownership/backstage-plugin-ml-ownership-node';

/**
 * A module of the ML Ownership backend in a test backend, and what it has done.
 *
 * @public
 */
export interface TestModule {
  backend: TestBackend;
  /** What the module has added. */
  collectors: EvidenceCollector[];
  onCallSources: OnCallSource[];
  sources: ImportSource[];
  verifiers: TraceVerifier[];
  /** Refs of the entities whose check the module has requested. */
  requested: string[];
  /** Publishes an event, and waits until it is handled. */
  publish(topic: string, eventPayload: object): Promise<void>;
}

/**
 * Starts a module in a test backend without the ML Ownership backend.
 *
 * @param options - `config` is the whole configuration, `entities` are in the catalog
 *
 * @public
 */
export async function startTestModule(
  module: BackendFeature,
  options: { config: JsonObject; entities?: Entity[] },
): Promise<TestModule> {
  const collectors: EvidenceCollector[] = [];
  const onCallSources: OnCallSource[] = [];
  const sources: ImportSource[] = [];
  const verifiers: TraceVerifier[] = [];
  const requested: string[] = [];
  let events: EventsService | undefined;
  const backend = await startTestBackend({
    extensionPoints: [
      [
        evidenceCollectorsExtensionPoint,
        {
          addCollector: (collector: EvidenceCollector) => {
            collectors.push(collector);
            return {
              requestChecks: async (refs: readonly string[]) => {
                requested.push(...refs);
              },
            };
          },
        },
      ],
      [
        importSourcesExtensionPoint,
        { addSource: (source: ImportSource) => sources.push(source) },
      ],
      [
        lineageSourcesExtensionPoint,
        {
          addSource: () => ({
            record: async () => ({ accepted: 0, rejected: [] }),
          }),
        },
      ],
      [
        onCallSourcesExtensionPoint,
        { addSource: (source: OnCallSource) => onCallSources.push(source) },
      ],
      [
        traceVerifiersExtensionPoint,
        { addVerifier: (verifier: TraceVerifier) => verifiers.push(verifier) },
      ],
    ],
    features: [
      module,
      eventsServiceFactory,
      createBackendModule({
        pluginId: 'ml-ownership',
        moduleId: 'test',
        register: env =>
          env.registerInit({
            // A test backend accepts only extension points that a module depends on.
            deps: {
              collectors: evidenceCollectorsExtensionPoint,
              imports: importSourcesExtensionPoint,
              lineage: lineageSourcesExtensionPoint,
              onCall: onCallSourcesExtensionPoint,
              service: eventsServiceRef,
              traces: traceVerifiersExtensionPoint,
            },
            init: async ({ service }) => {
              events = service;
            },
          }),
      }),
      catalogServiceMock.factory({ entities: options.entities ?? [] }),
      mockServices.rootConfig.factory({ data: options.config }),
    ],
  });
  return {
    backend,
    collectors,
    onCallSources,
    sources,
    verifiers,
    requested,
    publish: async (topic, eventPayload) =>
      events!.publish({ topic, eventPayload }),
  };
}
