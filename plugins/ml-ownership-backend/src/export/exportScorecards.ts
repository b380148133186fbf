import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  csvText,
  CsvValue,
  ExportScorecards,
  ScorecardsPage,
  ScorecardSummary,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { AuthorizedScorecards } from '../scorecards/AuthorizedScorecards';

/** Rows of one file at most. */
const MOST_ROWS = 50_000;

/** Rows that are read, and held in memory, at once. */
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
  evaluatedAt: ({ evaluatedAt }) => evaluatedAt,
  nextChangeAt: ({ nextChangeAt }) => nextChangeAt,
};

/**
 * Every scorecard that matches and that the caller may read, as a CSV file with a header row.
 *
 * The first rows are read before this resolves, so that what is refused is refused before an answer begins. The others
 * are read as the file is taken, three statements for each thousand, each time with the caller's permissions of that
 * moment; an evaluation meanwhile may move a row to another place of the order.
 *
 * @returns pieces of the file, a thousand rows in each
 * @throws NotAllowedError; InputError where more rows match than a file holds
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
  if (first.totalItems > MOST_ROWS) {
    throw new InputError(
      `${first.totalItems} scorecards match, and a file holds ${MOST_ROWS}: narrow the filters, for example by kind or tier`,
    );
  }

  async function* pieces() {
    let page: ScorecardsPage | undefined = first;
    yield csvText([Object.keys(COLUMNS)]);
    while (page) {
      yield csvText(page.items.map(toCells));
      const cursor: string | undefined = page.pageInfo.nextCursor;
      page =
        cursor === undefined
          ? undefined
          : await scorecards.page({ cursor, limit: ROWS_AT_ONCE }, credentials);
    }
  }
  return pieces();
}

function toCells(scorecard: ScorecardSummary): CsvValue[] {
  return Object.values(COLUMNS).map(cell => cell(scorecard));
}
