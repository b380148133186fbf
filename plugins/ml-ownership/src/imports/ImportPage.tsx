import { useRef, useState } from 'react';
import { PageBody } from '../page';
import { useWords } from '../words';
import { Candidates } from './Candidates';
import { ProposalsSection } from './ProposalsSection';
import { TakeAway } from './TakeAway';
import { usePicked } from './usePicked';
import { useProposals } from './useProposals';
import styles from './ImportPage.module.css';

/** Makes Models, Datasets and Pipelines of Components and Resources that the catalog has already. */
export function ImportPage() {
  const { t } = useWords();
  const picked = usePicked();
  const proposals = useProposals(picked.picks);
  const [opened, setOpened] = useState<string>();
  const made = useRef<HTMLDivElement>(null);
  return (
    <PageBody>
      <div className={styles.columns}>
        <Candidates picked={picked} onPick={setOpened} />
        <div
          ref={made}
          className={styles.column}
          tabIndex={-1}
          role="group"
          aria-label={t('imports.proposals.title')}
        >
          <ProposalsSection
            picked={picked}
            proposals={proposals}
            opened={opened}
            onOpen={setOpened}
            // What is left out takes the button that had the focus along.
            onLeftOut={() => made.current?.focus()}
          />
          {picked.picks.length > 0 && proposals.proposals && (
            <TakeAway proposals={proposals.proposals} />
          )}
        </div>
      </div>
    </PageBody>
  );
}
