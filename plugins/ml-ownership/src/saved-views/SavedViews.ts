import { JsonObject, JsonValue } from '@backstage/types';

/** Views of one table that one person keeps at most. */
export const MOST_VIEWS = 50;

/** Characters of a name at most. */
export const LONGEST_NAME = 60;

/** What a table shows, under a name. */
export interface SavedView {
  name: string;
  /** The search parameters of the table's page, without a question mark. */
  search: string;
}

/** The views of one table that a person keeps, in the order of their names. */
export interface SavedViews {
  views: SavedView[];
  /** The name of the view that the table opens with. */
  first?: string;
}

/** Reads what a storage holds, which an older version may have written; what is not understood is left out. */
export function readSavedViews(stored: JsonValue | undefined): SavedViews {
  const { views, first } = (isObject(stored) ? stored : {}) as JsonObject;
  const known = (Array.isArray(views) ? views : []).flatMap(view => {
    const { name, search } = isObject(view) ? view : ({} as JsonObject);
    return typeof name === 'string' && typeof search === 'string'
      ? [{ name, search }]
      : [];
  });
  return {
    views: known.slice(0, MOST_VIEWS),
    first: known.some(({ name }) => name === first)
      ? (first as string)
      : undefined,
  };
}

/** What a storage is to hold. */
export function writeSavedViews({ views, first }: SavedViews): JsonObject {
  return {
    views: views.map(({ name, search }) => ({ name, search })),
    ...(first !== undefined && { first }),
  };
}

/** What is wrong with the name of a view. */
export type NameProblem = 'nameMissing' | 'nameTooLong' | 'nameTaken';

/**
 * What is wrong with a name for a view; `undefined` where nothing is. Upper and lower case make no other name.
 *
 * @param before - the name that it had until now
 */
export function nameProblem(
  { views }: SavedViews,
  name: string,
  before?: string,
): NameProblem | undefined {
  if (name.trim() === '') {
    return 'nameMissing';
  }
  if (name.trim().length > LONGEST_NAME) {
    return 'nameTooLong';
  }
  const taken = views.some(
    view => view.name !== before && sameName(view.name, name),
  );
  return taken ? 'nameTaken' : undefined;
}

/** The views with another one. */
export function withView(saved: SavedViews, view: SavedView): SavedViews {
  return {
    ...saved,
    views: byName([...saved.views, { ...view, name: view.name.trim() }]),
  };
}

/** The views with another name for one of them. */
export function withName(
  { views, first }: SavedViews,
  before: string,
  after: string,
): SavedViews {
  const name = after.trim();
  return {
    views: byName(
      views.map(view => (view.name === before ? { ...view, name } : view)),
    ),
    first: first === before ? name : first,
  };
}

/** The views without one of them. */
export function withoutView(
  { views, first }: SavedViews,
  name: string,
): SavedViews {
  return {
    views: views.filter(view => view.name !== name),
    first: first === name ? undefined : first,
  };
}

function byName(views: SavedView[]): SavedView[] {
  return views.sort((a, b) => a.name.localeCompare(b.name));
}

function sameName(a: string, b: string): boolean {
  return a.trim().toLocaleLowerCase() === b.trim().toLocaleLowerCase();
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
