import { z } from 'zod';

/** Origins of edges in a cursor. */
export const originsSchema = z
  .array(z.enum(['declared', 'claimed', 'observed', 'inferred']))
  .optional();
