import { ReactNode } from 'react';
import layout from '../layout.module.css';
import styles from './PlotTable.module.css';

/** The data of a plot as a table. */
export interface PlotTableData {
  /** Titles of the columns; the first is that of the row headers. */
  columns: string[];
  rows: Array<{
    key: string;
    header: ReactNode;
    /** One for each column except the first. */
    cells: ReactNode[];
  }>;
}

/** The table with the data of a plot, for users who cannot see it or want the numbers. */
export function PlotTable(props: { label: string; table: PlotTableData }) {
  const { label, table } = props;
  const { columns, rows } = table;
  return (
    <div className={layout.scroll}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map(column => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, header, cells }) => (
            <tr key={key}>
              <th scope="row">{header}</th>
              {cells.map((cell, index) => (
                <td key={columns[index + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
