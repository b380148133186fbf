import styles from './TooltipBox.module.css';

/** The numbers at one position of a drawing; announced by screen readers during keyboard navigation. */
export function TooltipBox(props: { title: string; lines: string[] }) {
  const { title, lines } = props;
  return (
    <div className={styles.root} role="status">
      <p className={styles.title}>{title}</p>
      {lines.map(line => (
        <p key={line} className={styles.line}>
          {line}
        </p>
      ))}
    </div>
  );
}
