import { Component, ReactNode } from 'react';

/** Shows a fallback if a drawing cannot be loaded, as after a new release of the app, or fails to render. */
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
