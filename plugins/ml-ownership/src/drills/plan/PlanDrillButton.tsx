import { usePermission } from '@backstage/plugin-permission-react';
import { drillRecordPermission } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button } from '@backstage/ui';
import { useState } from 'react';
import { useWords } from '../../words';
import { DrillPlan, PlanDrillDialog } from './PlanDrillDialog';

/** Opens the planner, for whoever may plan drills. */
export function PlanDrillButton(props: {
  /** What is filled in already. */
  plan?: DrillPlan;
  /** Says which drill, where several such buttons are on a page. */
  label?: string;
  variant?: 'primary' | 'secondary';
}) {
  const { plan, label, variant = 'secondary' } = props;
  const { t } = useWords();
  const { allowed } = usePermission({ permission: drillRecordPermission });
  const [open, setOpen] = useState(false);
  if (!allowed) {
    return null;
  }
  return (
    <>
      <Button
        size="small"
        variant={variant}
        aria-label={label}
        onPress={() => setOpen(true)}
      >
        {t('drills.plan.open')}
      </Button>
      {open && <PlanDrillDialog plan={plan} onClose={() => setOpen(false)} />}
    </>
  );
}
