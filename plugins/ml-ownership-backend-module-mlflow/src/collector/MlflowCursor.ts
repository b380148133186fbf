import { z } from 'zod';

/** The most earlier versions that are remembered. */
export const MAX_SERVED_BEFORE = 50;

const cursorSchema = z.object({
  /** What the listing said about the model at the last full reading. */
  seen: z.string(),
  /** Milliseconds since the epoch of the last full reading. */
  readAt: z.number(),
  /** The version that served then. */
  serving: z.string().optional(),
  /** Versions that served before, newest first. */
  servedBefore: z.array(z.string()),
  /** The experiment of the run behind that version; undefined if it comes from no run. */
  experiment: z.string().optional(),
  /** Milliseconds since the epoch at which the last run of the experiment ended that was read. */
  lastRunEndedAt: z.number().optional(),
  /** Milliseconds since the epoch until which runs of the experiment were looked for. */
  runsReadAt: z.number().optional(),
  /** What could not be checked then. */
  unchecked: z.array(z.object({ criterion: z.string(), reason: z.string() })),
});

/** What the collector remembers of a model. */
export type MlflowCursor = z.infer<typeof cursorSchema>;

/** @returns undefined if there is none, or it is that of an earlier release */
export function readCursor(value: unknown): MlflowCursor | undefined {
  const { success, data } = cursorSchema.safeParse(value);
  return success ? data : undefined;
}
