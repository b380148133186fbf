import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  toCsv,
  toCsvFile,
  CsvValue,
  ExportScorecards,
  FOUNDATIONS,
  getApplicableCount,
  ScorecardsPage,
  ScorecardSummary,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { AuthorizedScorecards } from '../scorecards/AuthorizedScorecards';

/** Maximum number of rows in one file. */
const MAX_ROWS = 50_000;

/** Number of rows that are read, and kept in memory, at once. */
const ROWS_AT_ONCE = 1000;

const COLUMNS: Record<string, (scorecard: ScorecardSummary) => CsvValue> = {
  entityRef: ({ entityRef }) => entityRef,
  kind: ({ kind }) => kind,
  title: ({ title }) => title,
  owner: ({ owner }) => owner,
  operatedBy: ({ operatedBy }) => operatedBy,
  system: ({ system }) => system,
  type: ({ type }) => type,
  lifecycle: ({ lifecycle }) => lifecycle,
  tier: ({ tier }) => tier,
  verdict: ({ verdict }) => verdict,
  systemVerdict: ({ systemVerdict }) => systemVerdict,
  headline: ({ headline }) => headline,
  weakestLink: ({ weakestLink }) => weakestLink?.entityRef,
  weakestLinkOwner: ({ weakestLink }) => weakestLink?.owner,
  level: ({ level }) => level,
  systemLevel: ({ systemLevel }) => systemLevel,
  retrain: ({ abilities }) => abilities.retrain?.level,
  deploy: ({ abilities }) => abilities.deploy?.level,
  observe: ({ abilities }) => abilities.observe?.level,
  recover: ({ abilities }) => abilities.recover?.level,
  primaryCause: ({ primaryCause }) => primaryCause,
  known: ({ coverage }) => coverage.known,
  applicable: ({ coverage }) => coverage.applicable,
  ...Object.fromEntries(
    FOUNDATIONS.flatMap(foundation => [
      [
        `${foundation}Pass`,
        ({ foundations }: ScorecardSummary) => foundations?.[foundation].pass,
      ],
      [
        `${foundation}Applicable`,
        ({ foundations }: ScorecardSummary) =>
          foundations && getApplicableCount(foundations[foundation]),
      ],
    ]),
  ),
  evaluatedAt: ({ evaluatedAt }) => evaluatedAt,
  nextChangeAt: ({ nextChangeAt }) => nextChangeAt,
};

/**
 * Exports every matching scorecard that the caller may read, as a CSV file with a header row.
 *
 * The first rows are read before this resolves, so that errors are thrown before the response begins. Further rows are
 * read as the file is consumed, with three statements for each thousand rows, and with the permissions that the caller
 * has at that moment. A concurrent evaluation may move a row to another position.
 *
 * @returns chunks of the file with a thousand rows each
 * @throws NotAllowedError; InputError if more rows match than a file may contain
 */
export async function exportScorecards(
  scorecards: Pick<AuthorizedScorecards, 'page'>,
  query: ExportScorecards['query'],
  credentials: BackstageCredentials,
): Promise<AsyncIterable<string>> {
  const first = await scorecards.page(
    { ...query, limit: ROWS_AT_ONCE },
    credentials,
  );
  if (first.totalItems > MAX_ROWS) {
    throw new InputError(
      `${first.totalItems} scorecards match; exports are limited to ${MAX_ROWS}. Narrow the filters, for example by kind or tier`,
    );
  }

  async function* pieces(start: Part) {
    yield toCsvFile([Object.keys(COLUMNS)]);
    let part: Part | undefined = start;
    while (part) {
      yield part.text;
      const cursor: string | undefined = part.nextCursor;
      part =
        cursor === undefined
          ? undefined
          : toPart(
              await scorecards.page(
                { cursor, limit: ROWS_AT_ONCE },
                credentials,
              ),
            );
    }
  }
  return pieces(toPart(first));
}

/** Rows as text: the scorecards themselves are not kept while the next ones are read. */
interface Part {
  text: string;
  nextCursor: string | undefined;
}

function toPart({ items, pageInfo }: ScorecardsPage): Part {
  return {
    text: toCsv(items.map(toCells)),
    nextCursor: pageInfo.nextCursor,
  };
}

function toCells(scorecard: ScorecardSummary): CsvValue[] {
  return Object.values(COLUMNS).map(cell => cell(scorecard));
}
