/**
 * Refuses words that the glossary replaces, in identifiers, texts of the pages, comments and documentation:
 *
 *     yarn lint:wording [FILE ...]
 *
 * Prints the file, the line, the word and what to write instead. A legitimate use is added to ALLOWED.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** A word on its own or as a part of an identifier, such as `room` in `RoomNav`, `openRoom`, `MAX_ROOMS`. */
const word = text =>
  new RegExp(
    `(?<![A-Za-z])(?:${text}|${text.toUpperCase()})(?![a-zA-Z])|` +
      `(?<![A-Za-z])${text}(?=[A-Z])|` +
      `(?<![A-Z])${text[0].toUpperCase()}${text.slice(1)}(?![a-z])`,
    'g',
  );

const phrase = text => new RegExp(`\\b(?:${text})`, 'gi');

/** What is refused, and what to write instead. */
const RULES = [
  [word('rooms?'), 'page, tab, section, space or rectangle'],
  [word('referees?'), 'the task of the class, such as context loader'],
  [word('speakers?'), 'identity, reporter or user'],
  [word('doors?'), 'ingestion, API or endpoint'],
  [word('mend(?:s|ed|ing)?'), 'fix'],
  [word('whoever'), 'the owner, the participants: name them'],
  [phrase('by (?:itself|themselves)\\b'), 'automatically, or its own'],
  [phrase('(?:the )?latest first\\b'), 'newest first'],
  [
    phrase(
      '(?:is|are|was|were) no (?!longer\\b|more than\\b|less than\\b|such\\b)[a-z]+',
    ),
    'is not a …, has no …, or there is no …',
  ],
  [phrase('(?:is|are) there no more\\b'), 'no longer exists'],
  [phrase('nobody has looked\\b'), 'not checked yet'],
  [phrase('stands? in the way\\b'), 'blocks'],
  [phrase('holds? the pager\\b|carr(?:y|ies) the pager\\b'), 'is on call'],
];

/** Legitimate uses: a pattern of the file, and a pattern of the line. */
const ALLOWED = [
  // This list itself, and its test.
  [/^scripts\/checkWording\./, /./],
  [/\/translations\.test\.ts$/, /\\b/],
  // The parameter of old links.
  [/\/useTab\.(?:test\.tsx|ts)$/, /room/],
  // Words that are not names of people.
  [/\/findNamedPerson\.ts$/, /Whoever/],
  [/./, /\b(?:there|where|if) (?:is|are|was|were) no /i],
];

const FILES =
  /^(?:plugins|packages|docs|scripts|bootstrap)\/.*\.(?:tsx?|m?js|css|md|ya?ml)$|^[A-Z]+\.md$|^app-config/;
const IGNORED =
  /\/generated\/|\/migrations\/|\/translations\/de\/|CHANGELOG\.md$|report\.api\.md$/;

/** The findings in a text, as lines to print. */
export function checkWording(file, text) {
  return text.split('\n').flatMap((line, index) => {
    if (ALLOWED.some(([path, use]) => path.test(file) && use.test(line))) {
      return [];
    }
    return RULES.flatMap(([pattern, instead]) =>
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
