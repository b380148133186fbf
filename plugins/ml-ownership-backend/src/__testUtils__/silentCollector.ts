import { EvidenceCollector } from '@mlownership/backstage-plugin-ml-ownership-node';

/** A collector that observes nothing, for tests of routes that name one. */
export const SILENT_COLLECTOR: EvidenceCollector = {
  id: 'silent',
  title: 'Silent system',
  source: 'observed',
  criteria: ['observe.alerts'],
  interval: { days: 1 },
  collect: async () => [],
};
