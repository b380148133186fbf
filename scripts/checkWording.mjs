/**
 * Refuses words that the glossary replaces, in identifiers, texts of the pages, comments and documentation:
 * `wording.mjs` lists them. Refuses tables in Markdown that are too wide to read in a diff or an editor.
 *
 *     yarn lint:wording [FILE ...]
 *
 * Prints the file, the line, the word or the width, and what to write instead. A legitimate use is added to ALLOWED.
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

/** The width of a table in Markdown, in characters of the source. */
const MAX_TABLE_WIDTH = 160;

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

/** The findings about wide tables in a text, as lines to print: one for each table, at its first line that is too wide. */
export function checkTables(file, text) {
  const lines = text.split('\n');
  const isTable = line => /^\s*\|/.test(line ?? '');
  let reported = false;
  return lines.flatMap((line, index) => {
    reported &&= isTable(line);
    if (reported || !isTable(line) || line.length <= MAX_TABLE_WIDTH) {
      return [];
    }
    reported = true;
    return [
      `${file}:${index + 1}: a table of ${
        line.length
      } characters: write at most ${MAX_TABLE_WIDTH}; shorten cells, or write sentences as a list`,
    ];
  });
}

/** Whether the tables of a file are checked: those of all Markdown, changelogs too. */
export function hasTables(file) {
  return file.endsWith('.md');
}

/** The files whose words are checked, relative to the root of the repository. */
export function isChecked(file) {
  return FILES.test(file) && !IGNORED.test(file);
}

function main(files) {
  const listed = execFileSync('git', ['ls-files'], {
    cwd: root,
    encoding: 'utf8',
  });
  const all = listed.split('\n').filter(Boolean);
  const findIn = (checked, check) =>
    checked.flatMap(file =>
      check(file, readFileSync(resolve(root, file), 'utf8')),
    );
  const findings = [
    ...findIn(files.length > 0 ? files : all.filter(isChecked), checkWording),
    ...findIn((files.length > 0 ? files : all).filter(hasTables), checkTables),
  ];
  for (const finding of findings) {
    process.stderr.write(`${finding}\n`);
  }
  process.exitCode = findings.length > 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main(process.argv.slice(2));
}
