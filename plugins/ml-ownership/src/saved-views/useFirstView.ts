import { useEffect, useState } from 'react';
import { useUrlState } from '../url';
import { SavedViewsOfTable } from './useSavedViews';
import { showView } from './viewSearch';

/** A storage that does not answer must not keep a table from its readers. */
const LONGEST_WAIT = 1000;

/**
 * Shows the view that a table opens with, where its page is opened without any search parameter: a link always wins.
 *
 * @returns whether it is decided what the table shows
 */
export function useFirstView({ saved, known }: SavedViewsOfTable): boolean {
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
    const timer = setTimeout(() => setDecided(true), LONGEST_WAIT);
    return () => clearTimeout(timer);
  }, [decided, isLink, known, first, update]);

  return decided || isLink;
}
