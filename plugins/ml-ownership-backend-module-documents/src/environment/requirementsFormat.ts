import { cutText } from '@mlownership/backstage-plugin-ml-ownership-common';
import { LockFormat, open, pinned, place } from './LockFormat';

const PINNED = /^[A-Za-z0-9][\w.-]*(?:\[[^\]]*\])?\s*===?\s*[\w.!+-]+$/;
const PINNED_URL = /@[0-9a-f]{40}(?![0-9a-f])|#sha256=[0-9a-f]{64}/;

interface LogicalLine {
  text: string;
  number: number;
}

/** requirements.txt, as `pip freeze`, `pip-compile` and `uv export` write it. */
export const requirementsFormat: LockFormat = {
  name: 'The requirements file',
  matches: (fileName, content) =>
    /(?:requirements|constraints)[\w.-]*\.(?:txt|lock)$|\.requirements$/i.test(
      fileName,
    ) ||
    (/\.(?:txt|lock)$/i.test(fileName) &&
      /^[A-Za-z0-9][\w.-]*(?:\[[^\]\n]*\])?[ \t]*(?:[=~<>!]=|$)/m.test(
        content,
      ) &&
      !content.includes('@EXPLICIT') &&
      !/^\[|^\w+:/m.test(content)),
  read(content, fileName) {
    const openLines: string[] = [];
    const includes: string[] = [];
    let packages = 0;
    let hashes = 0;
    for (const { text, number } of logicalLines(content)) {
      const include = /^(?:-r|--requirement|-c|--constraint)[\s=]*(\S+)/.exec(
        text,
      );
      if (include) {
        includes.push(cutText(include[1], 60));
        continue;
      }
      if (/^-e\b|^--editable\b/.test(text)) {
        packages += 1;
        if (!PINNED_URL.test(text)) {
          openLines.push(place({ text, number }, fileName));
        }
        continue;
      }
      if (text.startsWith('-')) {
        continue;
      }
      packages += 1;
      const requirement = text.split(/\s+--|\s*;/)[0].trim();
      hashes += /--hash=\w+:[0-9a-f]{32,}/.test(text) ? 1 : 0;
      const isPinned =
        (PINNED.test(requirement) && !requirement.includes('*')) ||
        PINNED_URL.test(text) ||
        (/\s@\s|:\/\//.test(text) && /--hash=sha256:/.test(text));
      if (!isPinned) {
        openLines.push(place({ text: requirement, number }, fileName));
      }
    }
    if (openLines.length > 0) {
      return open(requirementsFormat.name, openLines);
    }
    if (packages === 0 && includes.length > 0) {
      return {
        outcome: 'fail',
        detail: `The requirements file only includes ${includes.join(
          ', ',
        )}; link the file that pins the versions`,
      };
    }
    const reading = pinned(requirementsFormat.name, packages);
    return reading.outcome === 'pass'
      ? {
          ...reading,
          detail: `${reading.detail}, ${
            hashes === packages ? 'all' : `${hashes} of them`
          } by hash${
            includes.length > 0
              ? `; it includes ${includes.join(', ')}, which was not read`
              : ''
          }`,
        }
      : reading;
  },
};

/** Lines without comments, with continuation lines joined. */
function* logicalLines(content: string): Generator<LogicalLine> {
  let parts: string[] = [];
  let start = 1;
  let number = 0;
  for (const line of content.split(/\r?\n/)) {
    number += 1;
    const text = line.replace(/(?:^|\s)#.*$/, '');
    if (parts.length === 0) {
      start = number;
    }
    if (text.endsWith('\\')) {
      parts.push(text.slice(0, -1));
      continue;
    }
    parts.push(text);
    const joined = parts.join(' ').trim();
    parts = [];
    if (joined) {
      yield { text: joined, number: start };
    }
  }
  if (parts.join(' ').trim()) {
    yield { text: parts.join(' ').trim(), number: start };
  }
}
