import { useMemo, useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import { useEntityTitles } from '../entity';
import { useMlData } from '../states';
import { useWords } from '../words';
import { FilterOption } from './MultiFilter';

const TYPING_PAUSE = 250;

/** Teams that are offered at once: a company has more than anybody would scroll through. */
const MOST_OFFERED = 50;

/**
 * Teams to choose from, found by the backend as one types.
 *
 * @param chosen - entity refs of the teams that are chosen already: they stay among the options, whatever is typed
 * @returns the options, and what a `Select` needs to search in them
 */
export function useTeamOptions(chosen: readonly string[]) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const [words, setWords] = useState('');
  useDebounce(() => setWords(text.trim()), TYPING_PAUSE, [text]);

  const query = { q: words || undefined, limit: MOST_OFFERED };
  const { data: teams } = useMlData(['teams', query], api =>
    api.getTeams(query),
  );
  const titleOf = useEntityTitles(chosen);

  const options = useMemo((): FilterOption[] => {
    const found = (teams?.items ?? []).map(team => ({
      id: team.entityRef,
      label: team.title,
    }));
    const unlisted = chosen.filter(ref => !found.some(({ id }) => id === ref));
    return [
      ...found,
      ...unlisted.map(ref => ({ id: ref, label: titleOf(ref) })),
    ];
  }, [teams, chosen, titleOf]);

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
