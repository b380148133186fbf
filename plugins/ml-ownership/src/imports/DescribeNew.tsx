import { ButtonLink } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { Section } from '../page';
import { useWords } from '../words';
import { KINDS, newRef, Picked } from './usePicked';
import styles from './ImportPage.module.css';

/** The way in for what the catalog does not know: each kind can be chosen, and joins what was chosen from the list. */
export function DescribeNew(props: {
  picked: Picked;
  onNew: (ref: string) => void;
}) {
  const { picked, onNew } = props;
  const { t } = useWords();
  return (
    <Section
      title={t('imports.describe.title')}
      lead={t('imports.describe.lead')}
    >
      <div className={styles.actions}>
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
