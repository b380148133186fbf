import { z } from 'zod';

/** Longest part of a text body that an error message quotes. */
const MAX_QUOTE_LENGTH = 200;

export function parseJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** The message of an error in JSON, as most APIs write it. */
export function messageOf(value: unknown): string | undefined {
  const parsed = z
    .object({ message: z.string() })
    .or(z.object({ error: z.object({ message: z.string() }) }))
    .or(z.object({ error: z.string() }))
    .safeParse(value);
  if (!parsed.success) {
    return undefined;
  }
  if ('message' in parsed.data) {
    return parsed.data.message;
  }
  const { error } = parsed.data;
  return typeof error === 'string' ? error : error.message;
}

/** A short quotation of a body, without the markup of an HTML page. */
export function quote(text: string): string {
  const plain = text
    .replace(/<[^>]{0,500}>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return plain.length > MAX_QUOTE_LENGTH
    ? `${plain.slice(0, MAX_QUOTE_LENGTH)}…`
    : plain;
}

/** `fetch` rejects with "fetch failed", and has the reason as cause. */
export function describeFailure(error: unknown): string {
  const { cause } = error as { cause?: { code?: string; message?: string } };
  return cause?.code ?? cause?.message ?? String(error);
}
