import { useRef, useState } from 'react';
import { PageBody } from '../../ui/page';
import { useMlTranslation } from '../../translations';
import { Candidates } from './Candidates';
import { CreateFromScratch } from './CreateFromScratch';
import { ProposalsSection } from './ProposalsSection';
import { ExportProposals } from './ExportProposals';
import { RegisteredModels } from './registered-models/RegisteredModels';
import { useRegisteredModels } from './registered-models/useRegisteredModels';
import { useSelection } from './useSelection';
import { useProposals } from './useProposals';
import layout from '../../ui/layout.module.css';
import styles from './ImportPage.module.css';

/**
 * The page that proposes Models, Datasets and Pipelines from Components and Resources of the catalog, from registered
 * models, or from scratch.
 */
export function ImportPage() {
  const { t } = useMlTranslation();
  const picked = useSelection();
  const proposals = useProposals(picked.picks);
  const registered = useRegisteredModels();
  // The form comes first for users who open the page to add a new entity; the order never changes afterwards.
  const [asked] = useState(picked.picks.find(({ isNew }) => isNew)?.ref);
  const [opened, setOpened] = useState(asked);
  const made = useRef<HTMLDivElement>(null);
  const openNew = (ref: string) => {
    setOpened(ref);
    made.current?.focus();
  };
  const candidates = (
    <div className={layout.column4}>
      <Candidates
        picked={picked}
        registries={registered.registries}
        onPick={setOpened}
        onNew={openNew}
      />
      {registered.registries === 'some' && (
        <RegisteredModels
          models={registered}
          picked={picked}
          onPick={setOpened}
        />
      )}
    </div>
  );
  return (
    <PageBody>
      <div className={styles.columns} data-new-first={asked !== undefined}>
        {asked === undefined && candidates}
        <div className={layout.column4}>
          <CreateFromScratch picked={picked} onNew={openNew} />
          <div
            ref={made}
            className={layout.column4}
            tabIndex={-1}
            role="group"
            aria-label={t('imports.proposals.title')}
          >
            <ProposalsSection
              picked={picked}
              proposals={proposals}
              opened={opened}
              onOpen={setOpened}
              // The button that had the focus is removed with its proposal.
              onLeftOut={() => made.current?.focus()}
            />
            {picked.picks.length > 0 && proposals.proposals && (
              <ExportProposals proposals={proposals.proposals} />
            )}
          </div>
        </div>
        {asked !== undefined && candidates}
      </div>
    </PageBody>
  );
}
