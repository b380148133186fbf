import { JsonObject, JsonValue } from '@backstage/types';

/** The maximum number of views per table and user. */
export const MAX_VIEWS = 50;

/** The maximum length of a name. */
export const MAX_NAME_LENGTH = 60;

/** A named view of a table. */
export interface SavedView {
  name: string;
  /** The search parameters of the table page, without a question mark. */
  search: string;
}

/** A user's views of one table, sorted by name. */
export interface SavedViews {
  views: SavedView[];
  /** The name of the default view. */
  first?: string;
}

/** Parses stored views, possibly from an older version; invalid entries are ignored. */
export function readSavedViews(stored: JsonValue | undefined): SavedViews {
  const { views, first } = (isObject(stored) ? stored : {}) as JsonObject;
  const known = (Array.isArray(views) ? views : []).flatMap(view => {
    const { name, search } = isObject(view) ? view : ({} as JsonObject);
    return typeof name === 'string' && typeof search === 'string'
      ? [{ name, search }]
      : [];
  });
  return {
    views: known.slice(0, MAX_VIEWS),
    first: known.some(({ name }) => name === first)
      ? (first as string)
      : undefined,
  };
}

/** Serialises views for storage. */
export function writeSavedViews({ views, first }: SavedViews): JsonObject {
  return {
    views: views.map(({ name, search }) => ({ name, search })),
    ...(first !== undefined && { first }),
  };
}

/** A validation error of a view name. */
export type NameProblem = 'nameMissing' | 'nameTooLong' | 'nameTaken';

/**
 * Validates the name of a view; returns `undefined` if it is valid. Names that differ only in case are equal.
 *
 * @param before - the current name of the view
 */
export function nameProblem(
  { views }: SavedViews,
  name: string,
  before?: string,
): NameProblem | undefined {
  if (name.trim() === '') {
    return 'nameMissing';
  }
  if (name.trim().length > MAX_NAME_LENGTH) {
    return 'nameTooLong';
  }
  const taken = views.some(
    view => view.name !== before && sameName(view.name, name),
  );
  return taken ? 'nameTaken' : undefined;
}

/** Returns the views with one added. */
export function withView(saved: SavedViews, view: SavedView): SavedViews {
  return {
    ...saved,
    views: byName([...saved.views, { ...view, name: view.name.trim() }]),
  };
}

/** Returns the views with one renamed. */
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

/** Returns the views without one of them. */
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
