import { ButtonLink } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { Section } from '../../ui/page';
import { useMlTranslation } from '../../translations';
import { KINDS, newRef, Selection } from './useSelection';
import layout from '../../ui/layout.module.css';

/** Links that add a new Model, Dataset or Pipeline, without a source in the catalog, to the selection. */
export function CreateFromScratch(props: {
  picked: Selection;
  onNew: (ref: string) => void;
}) {
  const { picked, onNew } = props;
  const { t } = useMlTranslation();
  return (
    <Section
      title={t('imports.describe.title')}
      lead={t('imports.describe.lead')}
    >
      <div className={layout.row2}>
        {KINDS.map(kind => (
          <ButtonLink
            key={kind}
            size="small"
            variant="secondary"
            iconStart={<RiAddLine />}
            href={picked.newHref(kind)}
            onPress={() => onNew(newRef(kind))}
          >
            {t(`imports.describe.${kind}`)}
          </ButtonLink>
        ))}
      </div>
    </Section>
  );
}
