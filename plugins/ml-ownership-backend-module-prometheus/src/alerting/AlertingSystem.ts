import { Labels, Matcher } from '../matchers';
import { AlertRouting } from '../routing';
import { AlertRelabeling } from './AlertRelabeling';

/** An alert that is firing. */
export interface FiringAlert {
  /** All of its labels, without external ones. */
  labels: Labels;
  /** Milliseconds since the epoch. */
  since: number;
}

/** A rule that raises alerts. */
export interface AlertRule {
  name: string;
  /** With `alertname`. A value may be a template, and its alerts have the labels of their series too. */
  labels: Labels;
  /** `ok` if its latest evaluation succeeded; anything but that and an error is not known. */
  health: 'ok' | 'error' | 'unknown';
  /** The error of its latest evaluation. */
  error?: string;
  isPaused: boolean;
  firing: readonly FiringAlert[];
  /** The receiver, if the rule names it instead of leaving it to the routing tree; undefined if it does so by other means. */
  direct?: { receiver?: string };
  /** A page that shows the rule. */
  url: string;
}

/** Alerts that are muted by somebody for a time. */
export interface Silence {
  matchers: readonly Matcher[];
  /** Milliseconds since the epoch. */
  endsAt: number;
  createdBy: string;
  comment: string;
}

/** What an alerting system showed at one time. */
export interface AlertingState {
  rules: readonly AlertRule[];
  routing: AlertRouting;
  silences: readonly Silence[];
  relabeling: AlertRelabeling;
  /** Why no alert leaves the system, whatever its labels are; `isKnown` if that is certain. */
  delivery?: { isKnown: boolean; reason: string };
}

/** A system that evaluates rules and routes their alerts. */
export interface AlertingSystem {
  /** Distinguishes it in cursors. */
  readonly id: string;
  readonly title: string;
  /** Refs of the groups that a receiver belongs to, by the name of the receiver. */
  readonly receivers: ReadonlyMap<string, readonly string[]>;
  /** @throws SourceError if the system does not show it */
  read(signal: AbortSignal): Promise<AlertingState>;
}
