import {
  OnCallSource,
  OnCallSourcesExtensionPoint,
} from '@mlownership/backstage-plugin-ml-ownership-node';

/** A system that is asked who is on call. */
export interface RegisteredOnCallSource {
  /** Id of its collector. */
  id: string;
  title: string;
  source: OnCallSource;
}

/** The systems that modules have added. */
export class OnCallSourceRegistry implements OnCallSourcesExtensionPoint {
  readonly sources: RegisteredOnCallSource[] = [];

  addSource(source: OnCallSource, system: { id: string; title: string }): void {
    if (this.sources.some(({ id }) => id === system.id)) {
      throw new Error(
        `There are two on-call sources with the id "${system.id}"`,
      );
    }
    this.sources.push({ ...system, source });
  }
}
