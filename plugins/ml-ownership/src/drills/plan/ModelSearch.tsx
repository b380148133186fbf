import { EntitySearch } from '../../filters';
import { useWords } from '../../words';

const SUGGESTIONS = 10;

/** Finds a Model, Dataset or Pipeline, as one types. */
export function ModelSearch(props: {
  label: string;
  onFound: (entityRef: string) => void;
}) {
  const { label, onFound } = props;
  const { t } = useWords();
  return (
    <EntitySearch
      label={label}
      placeholder={t('drills.plan.find')}
      scope="scorecards"
      find={async (api, q) => {
        const { items } = await api.getScorecards({ q, limit: SUGGESTIONS });
        return items.map(({ entityRef, kind, title }) => ({
          entityRef,
          kind,
          title,
          hint: kind,
        }));
      }}
      onFound={onFound}
    />
  );
}
