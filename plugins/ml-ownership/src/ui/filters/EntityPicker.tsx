import { EntitySearch } from '.';
import { useMlTranslation } from '../../translations';

const SUGGESTIONS = 10;

/** A search field for a Model, Dataset or Pipeline, with results as you type. */
export function EntityPicker(props: {
  label: string;
  onFound: (entityRef: string) => void;
}) {
  const { label, onFound } = props;
  const { t } = useMlTranslation();
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
