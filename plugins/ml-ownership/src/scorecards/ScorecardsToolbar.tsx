import { MlKind } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  Button,
  MenuListBox,
  MenuListBoxItem,
  MenuTrigger,
  ToggleButton,
} from '@backstage/ui';
import { RiArrowDownSLine, RiLayoutColumnLine } from '@remixicon/react';
import { ReactNode } from 'react';
import { useUrlState } from '../url';
import { useWords } from '../words';
import {
  chosenColumns,
  columnName,
  columnsOf,
  columnsParameter,
} from './scorecardColumns';
import styles from './ScorecardsToolbar.module.css';

/** How a table looks: its columns and how dense its rows are, kept in the search parameters. */
export function ScorecardsToolbar(props: {
  kind: MlKind | undefined;
  /** What else is there to choose. */
  children?: ReactNode;
}) {
  const { kind, children } = props;
  const { params, update } = useUrlState();
  const { t } = useWords();
  return (
    <div className={styles.root}>
      <MenuTrigger>
        <Button
          size="small"
          variant="secondary"
          iconStart={<RiLayoutColumnLine />}
          iconEnd={<RiArrowDownSLine />}
        >
          {t('scorecards.columns')}
        </Button>
        <MenuListBox
          aria-label={t('scorecards.columns')}
          selectionMode="multiple"
          maxHeight="480px"
          selectedKeys={chosenColumns(params, kind)}
          onSelectionChange={keys =>
            update({
              columns: columnsParameter(
                keys === 'all' ? columnsOf(kind) : [...keys].map(String),
                kind,
              ),
            })
          }
        >
          {columnsOf(kind).map(column => (
            <MenuListBoxItem key={column} id={column}>
              {columnName(t, column, kind)}
            </MenuListBoxItem>
          ))}
        </MenuListBox>
      </MenuTrigger>
      <ToggleButton
        size="small"
        isSelected={isCompact(params)}
        onChange={compact =>
          update({ density: compact ? 'compact' : undefined })
        }
      >
        {t('scorecards.compact')}
      </ToggleButton>
      {children}
    </div>
  );
}

/** Whether the rows are to be dense. */
export function isCompact(params: URLSearchParams): boolean {
  return params.get('density') === 'compact';
}
