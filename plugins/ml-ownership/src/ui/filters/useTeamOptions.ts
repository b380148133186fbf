import { useMemo, useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import { useEntityTitles } from '../entity';
import { useMlQuery } from '../async-state';
import { useMlTranslation } from '../../translations';
import { FilterOption } from './MultiFilter';

const TYPING_PAUSE = 250;

/** The maximum number of teams offered at once: longer lists have to be searched. */
const MAX_OPTIONS = 50;

/**
 * Loads teams to select from; the backend searches as the user types.
 *
 * @param chosen - entity refs of the selected teams, which always remain among the options
 * @returns the options, and the search properties of a `Select`
 */
export function useTeamOptions(chosen: readonly string[]) {
  const { t } = useMlTranslation();
  const [text, setText] = useState('');
  const [terms, setTerms] = useState('');
  useDebounce(() => setTerms(text.trim()), TYPING_PAUSE, [text]);

  const query = { q: terms || undefined, limit: MAX_OPTIONS };
  const { data: teams } = useMlQuery(['teams', query], api =>
    api.getTeams(query),
  );
  const titleOf = useEntityTitles(chosen);

  const options = useMemo((): FilterOption[] => {
    const found = (teams?.items ?? []).map(team => ({
      id: team.entityRef,
      label: team.missing
        ? t('missing.marked', { title: team.title })
        : team.title,
    }));
    const unlisted = chosen.filter(ref => !found.some(({ id }) => id === ref));
    return [
      ...found,
      ...unlisted.map(ref => ({ id: ref, label: titleOf(ref) })),
    ];
  }, [teams, chosen, titleOf, t]);

  return {
    options,
    search: {
      mode: 'server' as const,
      placeholder: t('filters.findTeam'),
      inputValue: text,
      onInputChange: setText,
    },
  };
}
