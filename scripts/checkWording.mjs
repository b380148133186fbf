/**
 * Refuses words that the glossary replaces, in identifiers, texts of the pages, comments and documentation:
 * `wording.mjs` lists them.
 *
 *     yarn lint:wording [FILE ...]
 *
 * Prints the file, the line, the word and what to write instead. A legitimate use is added to ALLOWED.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EVERYWHERE, MESSAGES_DE, MESSAGES_EN } from './wording.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** Legitimate uses: a pattern of the file, and a pattern of the line. */
const ALLOWED = [
  // The list of the words, and the test of this check.
  [/^scripts\/(?:checkWording|wording)\./, /./],
  // The parameter of old links.
  [/\/useTab\.(?:test\.tsx|ts)$/, /room/],
  // Words that are not names of people.
  [/\/findNamedPerson\.ts$/, /Whoever/],
  [/./, /\b(?:there|where|if) (?:is|are|was|were) no /i],
];

const FILES =
  /^(?:plugins|packages|docs|scripts|bootstrap)\/.*\.(?:tsx?|m?js|css|md|ya?ml)$|^[A-Z]+\.md$|^app-config/;
const IGNORED = /\/generated\/|\/migrations\/|CHANGELOG\.md$|report\.api\.md$/;

/** The rules for files whose path matches. */
const RULES = [
  [/^(?!.*\/translations\/de\/)/, EVERYWHERE],
  [/\/translations\/en\//, MESSAGES_EN],
  [/\/translations\/de\//, MESSAGES_DE],
];

/** The findings in a text, as lines to print. */
export function checkWording(file, text) {
  const rules = RULES.flatMap(([path, words]) =>
    path.test(file) ? words : [],
  );
  return text.split('\n').flatMap((line, index) => {
    if (ALLOWED.some(([path, use]) => path.test(file) && use.test(line))) {
      return [];
    }
    return rules.flatMap(([pattern, instead]) =>
      [...line.matchAll(pattern)].map(
        ([found]) => `${file}:${index + 1}: "${found}": write ${instead}`,
      ),
    );
  });
}

/** The files that are checked, relative to the root of the repository. */
export function isChecked(file) {
  return FILES.test(file) && !IGNORED.test(file);
}

function main(files) {
  const listed = execFileSync('git', ['ls-files'], {
    cwd: root,
    encoding: 'utf8',
  });
  const checked =
    files.length > 0 ? files : listed.split('\n').filter(isChecked);
  const findings = checked.flatMap(file =>
    checkWording(file, readFileSync(resolve(root, file), 'utf8')),
  );
  for (const finding of findings) {
    process.stderr.write(`${finding}\n`);
  }
  process.exitCode = findings.length > 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main(process.argv.slice(2));
}
