import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { patchSearchParams, UrlPatch, useUrlState } from '../../../ui/url';
import {
  isTooMuch,
  LineageState,
  readState,
  STATE_PARAMETERS,
} from './lineageState';

/** Maximum number of undo steps. */
const MAX_STEPS = 100;

type Snapshot = Record<string, string[]>;

/** The lineage state of the URL, with undo. */
export interface LineageControl {
  state: LineageState;
  /** Applies a change; ignored if the result would exceed the limits of a query. */
  update: (patch: UrlPatch, options?: { replace?: boolean }) => void;
  /** Whether the last change was ignored because of the limits. */
  isFull: boolean;
  /** Restores the state before the last change; undefined if there is none. */
  undo?: () => void;
}

/**
 * Returns the lineage state of the search parameters. Each change can be undone.
 *
 * @param root - entity ref of the root; changes of another root cannot be undone
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
      setPast(steps => [...steps, before.snapshot].slice(-MAX_STEPS));
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

/** Selecting another node is not an undo step. */
function isSame(a: Snapshot, b: Snapshot): boolean {
  return STATE_PARAMETERS.every(
    name => name === 'at' || a[name].join('\n') === b[name].join('\n'),
  );
}
