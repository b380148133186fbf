import { parse } from 'yaml';
import { z } from 'zod';
import { Matcher, parseMatchers } from '../matchers';
import { Route } from './Route';
import { namedIntervalsSchema, TimeInterval } from './TimeInterval';

/** Depth of the deepest route that is read. */
const MAX_DEPTH = 100;

/** An alert of a source mutes those of a target that have the same values of some labels. */
interface InhibitRule {
  source: readonly Matcher[];
  target: readonly Matcher[];
  equal: readonly string[];
}

/** Where alerts go. */
export interface AlertRouting {
  root: Route;
  /** Whether a receiver notifies anybody, by its name: one without an integration does not. */
  receivers: ReadonlyMap<string, boolean>;
  intervals: ReadonlyMap<string, readonly TimeInterval[]>;
  inhibitRules: readonly InhibitRule[];
}

const texts = z
  .array(z.string())
  .nullish()
  .transform(items => items ?? []);
const pairs = z
  .record(z.string(), z.coerce.string())
  .nullish()
  .transform(map => Object.entries(map ?? {}));

/** The fields that a route has in Alertmanager and in Grafana. */
const routeFields = z.object({
  receiver: z.string().nullish(),
  continue: z.boolean().nullish(),
  match: pairs,
  match_re: pairs,
  matchers: texts,
  /** Of Grafana: name, operator and value. */
  object_matchers: z
    .array(z.tuple([z.string(), z.enum(['=', '!=', '=~', '!~']), z.string()]))
    .nullish(),
  mute_time_intervals: texts,
  active_time_intervals: texts,
  routes: z.array(z.unknown()).nullish(),
});

const inhibitRuleSchema = z.object({
  source_match: pairs,
  source_match_re: pairs,
  source_matchers: texts,
  target_match: pairs,
  target_match_re: pairs,
  target_matchers: texts,
  equal: texts,
});

const configSchema = z.object({
  route: z.unknown(),
  receivers: z
    .array(z.looseObject({ name: z.string() }))
    .nullish()
    .transform(receivers => receivers ?? []),
  inhibit_rules: z.array(inhibitRuleSchema).nullish(),
  time_intervals: z.array(namedIntervalsSchema).nullish(),
  mute_time_intervals: z.array(namedIntervalsSchema).nullish(),
});

/**
 * Reads the configuration of an Alertmanager.
 *
 * @param text - YAML, with or without its secrets
 * @throws Error that says what is not understood
 */
export function parseAlertmanagerConfig(text: string): AlertRouting {
  const config = configSchema.parse(parse(text));
  return {
    root: parseRoute(config.route),
    receivers: new Map(
      config.receivers.map(({ name, ...rest }) => [
        name,
        Object.entries(rest).some(
          ([key, value]) =>
            key.endsWith('_configs') &&
            Array.isArray(value) &&
            value.length > 0,
        ),
      ]),
    ),
    intervals: toIntervals([
      ...(config.time_intervals ?? []),
      ...(config.mute_time_intervals ?? []),
    ]),
    inhibitRules: (config.inhibit_rules ?? []).map(rule => ({
      source: toMatchers(
        rule.source_match,
        rule.source_match_re,
        rule.source_matchers,
      ),
      target: toMatchers(
        rule.target_match,
        rule.target_match_re,
        rule.target_matchers,
      ),
      equal: rule.equal,
    })),
  };
}

export function toIntervals(
  named: readonly z.output<typeof namedIntervalsSchema>[],
): Map<string, readonly TimeInterval[]> {
  return new Map(
    named.map(({ name, time_intervals }) => [name, time_intervals]),
  );
}

/**
 * Reads a route with those below it.
 *
 * @throws Error that says what is not understood
 */
export function parseRoute(
  value: unknown,
  inherited: string = '',
  depth: number = 0,
): Route {
  if (depth > MAX_DEPTH) {
    throw new Error(`The routing tree is deeper than ${MAX_DEPTH}`);
  }
  const fields = routeFields.parse(value);
  const receiver = fields.receiver || inherited;
  return {
    receiver,
    matchers: [
      ...toMatchers(fields.match, fields.match_re, fields.matchers),
      ...(fields.object_matchers ?? []).map(
        ([name, operator, expected]) => new Matcher(name, operator, expected),
      ),
    ],
    continue: fields.continue ?? false,
    muteTimeIntervals: fields.mute_time_intervals,
    activeTimeIntervals: fields.active_time_intervals,
    routes: (fields.routes ?? []).map(route =>
      parseRoute(route, receiver, depth + 1),
    ),
  };
}

function toMatchers(
  match: readonly (readonly [string, string])[],
  matchRe: readonly (readonly [string, string])[],
  matchers: readonly string[],
): Matcher[] {
  return [
    ...match.map(([name, value]) => new Matcher(name, '=', value)),
    ...matchRe.map(([name, value]) => new Matcher(name, '=~', value)),
    ...matchers.flatMap(parseMatchers),
  ];
}
