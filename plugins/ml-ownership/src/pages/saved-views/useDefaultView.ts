import { useEffect, useState } from 'react';
import { useUrlState } from '../../ui/url';
import { SavedViewsOfTable } from './useSavedViews';
import { showView } from './viewSearch';

/** The table must be shown even if the storage does not respond. */
const MAX_WAIT_MS = 1000;

/**
 * Applies the default view of a table if its page is opened without search parameters; a link takes precedence.
 *
 * @returns whether the content of the table is decided
 */
export function useDefaultView({ saved, known }: SavedViewsOfTable): boolean {
  const { params, update } = useUrlState();
  const isLink = params.toString() !== '';
  const [decided, setDecided] = useState(isLink);
  const first = saved.views.find(({ name }) => name === saved.first)?.search;

  useEffect(() => {
    if (decided) {
      return undefined;
    }
    if (isLink) {
      setDecided(true);
      return undefined;
    }
    if (known && first) {
      update(showView(new URLSearchParams(), first), { replace: true });
      return undefined;
    }
    if (known) {
      setDecided(true);
      return undefined;
    }
    const timer = setTimeout(() => setDecided(true), MAX_WAIT_MS);
    return () => clearTimeout(timer);
  }, [decided, isLink, known, first, update]);

  return decided || isLink;
}
