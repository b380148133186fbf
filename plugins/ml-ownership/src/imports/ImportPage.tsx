import { useRef, useState } from 'react';
import { PageBody } from '../page';
import { useWords } from '../words';
import { Candidates } from './Candidates';
import { DescribeNew } from './DescribeNew';
import { ProposalsSection } from './ProposalsSection';
import { TakeAway } from './TakeAway';
import { usePicked } from './usePicked';
import { useProposals } from './useProposals';
import styles from './ImportPage.module.css';

/** Makes Models, Datasets and Pipelines of Components and Resources that the catalog has already, or of nothing. */
export function ImportPage() {
  const { t } = useWords();
  const picked = usePicked();
  const proposals = useProposals(picked.picks);
  // Who comes to describe something new finds that first; later nothing changes its place.
  const [asked] = useState(picked.picks.find(({ isNew }) => isNew)?.ref);
  const [opened, setOpened] = useState(asked);
  const made = useRef<HTMLDivElement>(null);
  const openNew = (ref: string) => {
    setOpened(ref);
    made.current?.focus();
  };
  const candidates = (
    <Candidates picked={picked} onPick={setOpened} onNew={openNew} />
  );
  return (
    <PageBody>
      <div className={styles.columns} data-new-first={asked !== undefined}>
        {asked === undefined && candidates}
        <div className={styles.column}>
          <DescribeNew picked={picked} onNew={openNew} />
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
        {asked !== undefined && candidates}
      </div>
    </PageBody>
  );
}
