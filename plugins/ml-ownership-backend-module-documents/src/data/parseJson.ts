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

/** Parses JSON with trailing commas and comments, as some tools write it. */
export function parseJsonWithCommas(content: string): ParsedData {
  return parseJson(
    content
      // Texts are matched first, so that nothing inside them is changed; line breaks stay for line numbers.
      .replace(
        /("(?:[^"\\\n]|\\.)*")|\/\/[^\n]*/g,
        (_, text: string | undefined) => text ?? '',
      )
      .replace(
        /("(?:[^"\\\n]|\\.)*")|,(?=\s{0,200}[}\]])/g,
        (_, text: string | undefined) => text ?? '',
      ),
  );
}
