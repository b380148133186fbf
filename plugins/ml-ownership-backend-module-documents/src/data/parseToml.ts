import { cutText } from '@mlownership/backstage-plugin-ml-ownership-common';
import { parse } from 'smol-toml';
import { ParsedData } from './ParsedData';

export function parseToml(content: string): ParsedData {
  try {
    return { ok: true, value: parse(content) };
  } catch (error) {
    return {
      ok: false,
      // The rest of the message contains parts of the file.
      problem: cutText(String((error as Error).message).split('\n')[0], 200),
    };
  }
}
