import { Knex } from 'knex';

/**
 * Narrows a query to rows in which an SQL expression, in lower case, holds every word of a text.
 */
export function containsWords(
  query: Knex.QueryBuilder,
  expression: string,
  text: string,
): void {
  const words = text.toLocaleLowerCase('en-US').split(/\s+/).filter(Boolean);
  for (const word of words) {
    query.whereRaw(`${expression} like ? escape '\\'`, [
      `%${word.replace(/[\\%_]/g, '\\$&')}%`,
    ]);
  }
}
