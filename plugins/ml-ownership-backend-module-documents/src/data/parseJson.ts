import { ParsedData } from './ParsedData';

export function parseJson(content: string): ParsedData {
  try {
    return { ok: true, value: JSON.parse(content) };
  } catch (error) {
    const at = /position (\d+)/.exec(String(error))?.[1];
    return {
      ok: false,
      problem: at
        ? `invalid JSON in line ${
            content.slice(0, Number(at)).split('\n').length
          }`
        : 'invalid JSON',
    };
  }
}
