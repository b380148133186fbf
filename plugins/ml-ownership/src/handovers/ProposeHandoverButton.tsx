import { usePermission } from '@backstage/plugin-permission-react';
import { handoverAnswerPermission } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button } from '@backstage/ui';
import { useState } from 'react';
import { useWords } from '../words';
import { ProposeHandoverDialog } from './ProposeHandoverDialog';

/** Proposes a handover, for whoever may. */
export function ProposeHandoverButton(props: {
  entityRef?: string;
  variant?: 'primary' | 'secondary';
}) {
  const { entityRef, variant = 'secondary' } = props;
  const { t } = useWords();
  const { allowed } = usePermission({ permission: handoverAnswerPermission });
  const [open, setOpen] = useState(false);
  if (!allowed) {
    return null;
  }
  return (
    <>
      <Button size="small" variant={variant} onPress={() => setOpen(true)}>
        {t('handovers.propose.title')}
      </Button>
      {open && (
        <ProposeHandoverDialog
          entityRef={entityRef}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
