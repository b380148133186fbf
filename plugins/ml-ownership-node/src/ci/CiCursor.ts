import { z } from 'zod';

const cursorSchema = z.object({
  /** Digest of what to read and of the revisions at the last full reading; empty if it was incomplete. */
  seen: z.string(),
  /** Milliseconds since the epoch of the last full reading. */
  readAt: z.number(),
  /** The revision of each project, by its key. */
  revisions: z.record(
    z.string(),
    z.object({ value: z.string(), etag: z.string().optional() }),
  ),
  /** What could not be checked then. */
  unchecked: z.array(z.object({ criterion: z.string(), reason: z.string() })),
});

/** What the collector remembers of an entity. */
export type CiCursor = z.infer<typeof cursorSchema>;

/** @returns undefined if there is none, or it is that of an earlier release */
export function readCursor(value: unknown): CiCursor | undefined {
  const { success, data } = cursorSchema.safeParse(value);
  return success ? data : undefined;
}
