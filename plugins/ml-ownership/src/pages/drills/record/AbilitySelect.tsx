import { Ability } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Select } from '@backstage/ui';
import { useMlTranslation } from '../../../translations';
import { abilityOf } from '../text';

const ALL = 'all';

/** Selects one ability of a drill, or all of them (`undefined`). Renders nothing for a drill of one ability. */
export function AbilitySelect(props: {
  drill: { entityRef: string; abilities: readonly Ability[] };
  label: string;
  value: Ability | undefined;
  onChange: (ability: Ability | undefined) => void;
}) {
  const { drill, label, value, onChange } = props;
  const { t } = useMlTranslation();
  if (drill.abilities.length < 2) {
    return null;
  }
  return (
    <Select
      label={label}
      size="small"
      options={[
        { id: ALL, label: t('drills.blockers.allAbilities') },
        ...drill.abilities.map(ability => ({
          id: ability,
          label: abilityOf(t, drill.entityRef, ability),
        })),
      ]}
      value={value ?? ALL}
      onChange={key =>
        onChange(drill.abilities.find(ability => ability === key))
      }
    />
  );
}
