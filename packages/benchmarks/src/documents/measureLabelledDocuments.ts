import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
// The readers are not part of the module's API.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports, no-restricted-imports
import { readIncludedFiles } from '../../../../plugins/ml-ownership-backend-module-documents/src/environment';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports, no-restricted-imports
import { readDocument } from '../../../../plugins/ml-ownership-backend-module-documents/src/reading/readDocument';
import { LabelledDocument, readLabels } from './readLabels';

/** Criteria that read the documents of a kind; a document of a kind passes if one of them does. */
const CRITERIA: Record<string, readonly string[]> = {
  rb: ['retrain.runbook-readable'],
  lock: ['retrain.environment'],
  con: ['data.contract'],
  crit: ['deploy.release-criteria', 'recover.criteria'],
  'not-criteria': ['deploy.release-criteria', 'recover.criteria'],
};

interface Verdict extends LabelledDocument {
  outcome: string;
  detail: string;
  milliseconds: number;
}

/**
 * Reads labelled documents, and prints for each kind how often the readers agree, each disagreement with its reason,
 * and the time.
 *
 * @param labels - path of a table, see {@link readLabels}
 * @param folder - holds the documents as `<id>` or `<kind>/<id>`, either a file or a folder with one
 */
export async function measureLabelledDocuments(labels: string, folder: string) {
  const verdicts: Verdict[] = [];
  const missing: string[] = [];
  for (const document of readLabels(labels)) {
    const file = [document.id, join(document.kind, document.id)]
      .map(path => join(folder, path))
      .find(existsSync);
    const criteria = CRITERIA[document.kind];
    if (file && criteria) {
      verdicts.push(await judge(document, file, criteria));
    } else {
      missing.push(document.id);
    }
  }
  for (const kind of new Set(verdicts.map(verdict => verdict.kind))) {
    print(
      kind,
      verdicts.filter(verdict => verdict.kind === kind),
    );
  }
  if (missing.length > 0) {
    console.log(
      `Not in ${folder}, or of an unknown kind: ${missing.join(', ')}`,
    );
  }
}

async function judge(
  document: LabelledDocument,
  file: string,
  criteria: readonly string[],
): Promise<Verdict> {
  const content = readFileSync(file, 'utf8');
  // Ids may be numbered: "l25.Dockerfile". The name in the repository determines the format.
  const path = `/${
    /^(?:id:|$)/.test(document.path)
      ? basename(file).replace(/^[a-z]+\d+\./i, '')
      : document.path
  }`;
  const start = process.hrtime.bigint();
  const findings = await Promise.all(
    criteria.map(about => read(about, path, content, dirname(file))),
  );
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  const finding =
    findings.find(({ outcome }) => outcome === 'pass') ?? findings[0];
  return { ...document, ...finding, milliseconds };
}

async function read(
  about: string,
  path: string,
  content: string,
  folder: string,
) {
  const question = (name: string, text: string) => ({
    content: text,
    path: name,
    about,
    people: { authors: [], teams: [] },
    headings: {},
  });
  const answer = readDocument(question(path, content));
  if (!answer.hasSection) {
    throw new Error('A whole document has a section');
  }
  return await readIncludedFiles(answer.reading, path, async included => {
    const file = join(folder, basename(included));
    if (!existsSync(file)) {
      return undefined;
    }
    const next = readDocument(question(included, readFileSync(file, 'utf8')));
    return next.hasSection ? next.reading : undefined;
  });
}

function print(kind: string, verdicts: readonly Verdict[]) {
  const outcomes = ['pass', 'fail', 'unknown'];
  console.log(`\n${kind}: ${verdicts.length} documents`);
  console.table(
    Object.fromEntries(
      [...new Set(verdicts.map(({ label }) => label))].map(label => [
        `labelled ${label}`,
        Object.fromEntries(
          outcomes.map(outcome => {
            const found = verdicts.filter(
              verdict => verdict.label === label && verdict.outcome === outcome,
            );
            const sure = found.filter(({ isSure }) => isSure).length;
            return [`read as ${outcome}`, `${found.length} (${sure} sure)`];
          }),
        ),
      ]),
    ),
  );
  for (const { id, label, outcome, isSure, detail } of verdicts) {
    if (outcome !== label) {
      console.log(
        `  ${id}${
          isSure ? '' : ' (borderline)'
        }: labelled ${label}, read as ${outcome}: ${detail}`,
      );
    }
  }
  const times = verdicts.map(({ milliseconds }) => milliseconds);
  console.log(
    `  ${(times.reduce((sum, time) => sum + time, 0) / times.length).toFixed(
      1,
    )} ms each, ${Math.max(...times).toFixed(1)} ms at most`,
  );
}
