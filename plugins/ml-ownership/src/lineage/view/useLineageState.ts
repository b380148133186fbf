import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { patchSearchParams, UrlPatch, useUrlState } from '../../url';
import {
  isTooMuch,
  LineageState,
  readState,
  STATE_PARAMETERS,
} from './lineageState';

/** Steps that can be taken back. */
const MOST_STEPS = 100;

type Snapshot = Record<string, string[]>;

/** What is shown, as the URL says, with a way back. */
export interface LineageControl {
  state: LineageState;
  /** Leaves everything as it is where that would be more than can be asked for. */
  update: (patch: UrlPatch, options?: { replace?: boolean }) => void;
  /** The last change was left out for that. */
  isFull: boolean;
  /** Shows what was shown before the last change; absent where nothing was. */
  undo?: () => void;
}

/**
 * The state of a lineage in the search parameters. Each change of what is shown can be taken back.
 *
 * @param root - what is looked from; what was shown of another root is not gone back to
 */
export function useLineageState(root: string): LineageControl {
  const { params, update } = useUrlState();
  const state = useMemo(() => readState(params), [params]);
  const [past, setPast] = useState<Snapshot[]>([]);
  const last = useRef<{ root: string; snapshot: Snapshot }>();
  const isUndoing = useRef(false);
  const [isFull, setFull] = useState(false);

  useEffect(() => {
    const snapshot = Object.fromEntries(
      STATE_PARAMETERS.map(name => [name, params.getAll(name)]),
    );
    const before = last.current;
    last.current = { root, snapshot };
    if (before?.root !== root) {
      setPast([]);
    } else if (isUndoing.current) {
      isUndoing.current = false;
    } else if (!isSame(before.snapshot, snapshot)) {
      setPast(steps => [...steps, before.snapshot].slice(-MOST_STEPS));
    }
  }, [root, params]);

  const change = useCallback(
    (patch: UrlPatch, options?: { replace?: boolean }) => {
      const after = readState(patchSearchParams(params, patch));
      const refused = isTooMuch(root, state, after);
      setFull(refused);
      if (!refused) {
        update(patch, options);
      }
    },
    [root, state, params, update],
  );

  const undo = useCallback(() => {
    const step = past[past.length - 1];
    isUndoing.current = true;
    setFull(false);
    setPast(steps => steps.slice(0, -1));
    update(step);
  }, [past, update]);

  return useMemo(
    () => ({
      state,
      update: change,
      isFull,
      undo: past.length > 0 ? undo : undefined,
    }),
    [state, change, isFull, undo, past],
  );
}

/** Looking at another node is no step of its own. */
function isSame(a: Snapshot, b: Snapshot): boolean {
  return STATE_PARAMETERS.every(
    name => name === 'at' || a[name].join('\n') === b[name].join('\n'),
  );
}
