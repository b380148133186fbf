import {
  SourceClient,
  SourceError,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { z } from 'zod';
import {
  AlertRouting,
  namedIntervalsSchema,
  parseRoute,
  toIntervals,
} from '../routing';
import {
  appRouteSchema,
  contactPointsSchema,
  muteTimingsSchema,
  pageOf,
  policiesSchema,
  receiverSpec,
  routingTreeSpec,
} from './grafanaSchemas';

const PROVISIONING = 'api/v1/provisioning';
const APP = 'apis/notifications.alerting.grafana.app';
const APP_VERSIONS = ['v1beta1', 'v0alpha1'];

/** The routing tree of Grafana itself; users may add further ones, which rules name. */
const DEFAULT_TREE = 'user-defined';

const PAGE_SIZE = 500;
const MAX_PAGES = 100;

/** Where to read the routing from. */
export interface GrafanaReader {
  client: SourceClient;
  title: string;
  namespace: string;
  signal: AbortSignal;
}

/**
 * Reads notification policies, contact points and mute timings: by the provisioning API, or by the API of Grafana 13 where
 * that is gone.
 */
export async function readGrafanaRouting(
  reader: GrafanaReader,
): Promise<AlertRouting> {
  try {
    return await readProvisioned(reader);
  } catch (error) {
    if (!isMissing(error)) {
      throw error;
    }
    return await readApp(reader);
  }
}

async function readProvisioned({
  client,
  signal,
}: GrafanaReader): Promise<AlertRouting> {
  const [policies, points, timings] = await Promise.all([
    client.read({
      path: `${PROVISIONING}/policies`,
      schema: policiesSchema,
      signal,
    }),
    client.read({
      path: `${PROVISIONING}/contact-points`,
      schema: contactPointsSchema,
      signal,
    }),
    client.read({
      path: `${PROVISIONING}/mute-timings`,
      schema: muteTimingsSchema,
      signal,
    }),
  ]);
  return toRouting(policies, new Set(points.map(({ name }) => name)), timings);
}

async function readApp(reader: GrafanaReader): Promise<AlertRouting> {
  for (const version of APP_VERSIONS) {
    const read = <T extends z.ZodType>(kind: string, spec: T) =>
      readItems(
        reader,
        `${APP}/${version}/namespaces/${reader.namespace}/${kind}`,
        spec,
      );
    try {
      const [trees, receivers, timings] = await Promise.all([
        read('routingtrees', routingTreeSpec),
        read('receivers', receiverSpec),
        read('timeintervals', namedIntervalsSchema),
      ]);
      const tree = trees.find(({ name }) => name === DEFAULT_TREE) ?? trees[0];
      if (!tree) {
        throw new SourceError(
          'unexpected',
          `${reader.title} shows no routing tree`,
        );
      }
      const { defaults, routes } = tree.spec;
      return toRouting(
        { receiver: defaults.receiver, routes: routes.map(toRoute) },
        new Set(
          receivers
            .filter(({ spec }) => spec.integrations.length > 0)
            .map(({ spec }) => spec.title),
        ),
        timings.map(({ spec }) => spec),
      );
    } catch (error) {
      if (!isMissing(error)) {
        throw error;
      }
    }
  }
  throw new SourceError(
    'unsupported',
    `${reader.title} shows neither its notification policies nor its routing trees; expected Grafana 10 or later, and the permissions to read them`,
  );
}

async function readItems<T extends z.ZodType>(
  { client, signal, title }: GrafanaReader,
  path: string,
  spec: T,
): Promise<{ name: string; spec: z.output<T> }[]> {
  const found: { name: string; spec: z.output<T> }[] = [];
  let next: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const { items, metadata } = await client.read({
      path,
      query: { limit: PAGE_SIZE, continue: next },
      schema: pageOf(spec),
      signal,
    });
    // The type of a generic object is not inferred.
    for (const item of items as {
      metadata: { name: string };
      spec: z.output<T>;
    }[]) {
      found.push({ name: item.metadata.name, spec: item.spec });
    }
    next = metadata?.continue || undefined;
    if (next === undefined) {
      return found;
    }
  }
  throw new SourceError(
    'unexpected',
    `${title} shows more than ${MAX_PAGES * PAGE_SIZE} objects at ${path}`,
  );
}

/** Contact points exist only with an integration; one that is absent is deleted, and notifies nobody. */
function toRouting(
  policies: unknown,
  contactPoints: ReadonlySet<string>,
  timings: Parameters<typeof toIntervals>[0],
): AlertRouting {
  const root = parseRoute(policies);
  const receivers = new Map<string, boolean>();
  const note = (route: AlertRouting['root']) => {
    receivers.set(route.receiver, contactPoints.has(route.receiver));
    route.routes.forEach(note);
  };
  contactPoints.forEach(name => receivers.set(name, true));
  note(root);
  return { root, receivers, intervals: toIntervals(timings), inhibitRules: [] };
}

function toRoute(value: unknown): unknown {
  const { matchers, routes } = appRouteSchema.parse(value);
  return {
    ...(value as object),
    matchers: [],
    object_matchers: matchers.map(matcher => [
      matcher.label,
      matcher.type,
      matcher.value,
    ]),
    routes: routes.map(toRoute),
  };
}

function isMissing(error: unknown): boolean {
  return (
    error instanceof SourceError &&
    ['not-found', 'unsupported'].includes(error.reason)
  );
}
