import { useState } from 'react';
import { PageBody } from '../page';
import { Candidates } from './Candidates';
import { ProposalsSection } from './ProposalsSection';
import { TakeAway } from './TakeAway';
import { usePicked } from './usePicked';
import { useProposals } from './useProposals';
import styles from './ImportPage.module.css';

/** Makes Models, Datasets and Pipelines of Components and Resources that the catalog has already. */
export function ImportPage() {
  const picked = usePicked();
  const proposals = useProposals(picked.picks);
  const [opened, setOpened] = useState<string>();
  return (
    <PageBody>
      <div className={styles.columns}>
        <Candidates picked={picked} onPick={setOpened} />
        <div className={styles.column}>
          <ProposalsSection
            picked={picked}
            proposals={proposals}
            opened={opened}
            onOpen={setOpened}
          />
          {picked.picks.length > 0 && proposals.proposals && (
            <TakeAway proposals={proposals.proposals} />
          )}
        </div>
      </div>
    </PageBody>
  );
}
