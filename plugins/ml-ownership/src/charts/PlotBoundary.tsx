import { Component, ReactNode } from 'react';

/** Shows something else where a drawing cannot be fetched, as after a new release of the app, or fails. */
export class PlotBoundary extends Component<
  { fallback: ReactNode; children: ReactNode },
  { failed: boolean }
> {
  static getDerivedStateFromError() {
    return { failed: true };
  }

  readonly state = { failed: false };

  render() {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
