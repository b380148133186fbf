import { DocumentFinding } from '../DocumentFinding';
import { judgeRequirement } from './judgeRequirement';
import { including, LockFormat, open, pinned, place } from './LockFormat';

interface LogicalLine {
  text: string;
  number: number;
}

/** requirements.txt, as `pip freeze`, `pip-compile`, `uv export` and `rye lock` write it. */
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
      !/^\[|^\w+:/m.test(content)),
  read(content, fileName) {
    const { name } = requirementsFormat;
    const openLines: string[] = [];
    const includes: string[] = [];
    const constraints: string[] = [];
    let packages = 0;
    let local = 0;
    let hashes = 0;
    for (const { text, number } of logicalLines(content)) {
      const judged = judgeRequirement(text);
      includes.push(...(judged.includes ? [judged.includes] : []));
      constraints.push(...(judged.constrainedBy ? [judged.constrainedBy] : []));
      local += judged.kind === 'local' ? 1 : 0;
      if (judged.kind === 'pinned' || judged.kind === 'open') {
        packages += 1;
        hashes += judged.hasHash ? 1 : 0;
      }
      if (judged.kind === 'open') {
        openLines.push(place({ text: judged.requirement, number }, fileName));
      }
    }
    if (openLines.length > 0) {
      const finding = open(name, openLines);
      // Constraints can pin what is open; which versions they allow is not computed.
      return constraints.length > 0
        ? {
            outcome: 'unknown',
            detail: `${finding.detail}; whether its constraints pin them was not checked; link the file that pins the versions`,
          }
        : finding;
    }
    if (packages === 0 && local > 0 && includes.length === 0) {
      return {
        outcome: 'fail',
        detail: `${name} only installs the project itself, whose dependencies stay open; link the file that pins them`,
      };
    }
    const reading = pinned(name, packages);
    const own: DocumentFinding =
      reading.outcome === 'pass'
        ? {
            ...reading,
            detail: `${reading.detail}, ${
              hashes === packages ? 'all' : `${hashes} of them`
            } by hash`,
          }
        : reading;
    return includes.length > 0 ? including(name, includes, own) : own;
  },
};

/** Lines without comments, with continuation lines joined. */
function* logicalLines(content: string): Generator<LogicalLine> {
  let parts: string[] = [];
  let start = 1;
  let number = 0;
  for (const line of content.split('\n')) {
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
