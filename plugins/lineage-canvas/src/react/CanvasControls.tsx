import { CameraCommands } from '../interaction/createCameraCommands';
import { LineageCanvasTexts } from './LineageCanvasTexts';
import styles from './CanvasControls.module.css';

const PLUS = 'M12 5v14M5 12h14';
const MINUS = 'M5 12h14';
const CORNERS = 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5';

/** Buttons that zoom, and that fit the whole graph into view. */
export function CanvasControls(props: {
  commands: CameraCommands;
  texts: LineageCanvasTexts;
}) {
  const { commands, texts } = props;
  return (
    <div className={styles.root}>
      <Control label={texts.zoomIn} icon={PLUS} onClick={commands.zoomIn} />
      <Control label={texts.zoomOut} icon={MINUS} onClick={commands.zoomOut} />
      <Control label={texts.showAll} icon={CORNERS} onClick={commands.fit} />
    </div>
  );
}

function Control(props: { label: string; icon: string; onClick: () => void }) {
  const { label, icon, onClick } = props;
  return (
    <button
      type="button"
      className={styles.button}
      aria-label={label}
      title={label}
      onClick={onClick}
    >
      <svg viewBox="0 0 24 24" width="16" height="16" aria-hidden>
        <path d={icon} fill="none" stroke="currentColor" strokeWidth="2" />
      </svg>
    </button>
  );
}
