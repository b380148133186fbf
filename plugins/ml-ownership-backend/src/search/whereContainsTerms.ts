import { Knex } from 'knex';

/** Filters a query to rows in which an SQL expression, in lower case, contains every search term of a text. */
export function whereContainsTerms(
  query: Knex.QueryBuilder,
  expression: string,
  text: string,
): void {
  const terms = text.toLocaleLowerCase('en-US').split(/\s+/).filter(Boolean);
  for (const term of terms) {
    query.whereRaw(`${expression} like ? escape '\\'`, [
      `%${term.replace(/[\\%_]/g, '\\$&')}%`,
    ]);
  }
}
