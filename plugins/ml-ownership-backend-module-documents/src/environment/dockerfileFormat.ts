import { LockFormat, open, pinned } from './LockFormat';

/** A Dockerfile in which every base image has a digest, or is a stage of the same file. */
export const dockerfileFormat: LockFormat = {
  name: 'The Dockerfile',
  matches: (fileName, content) =>
    /^(?:Dockerfile|Containerfile)(?:\.[\w-]+)?$|\.(?:dockerfile|containerfile)$/i.test(
      fileName,
    ) && /^[ \t]*FROM[ \t]/im.test(content),
  read(content) {
    const stages = new Set<string>();
    const openBases: string[] = [];
    let bases = 0;
    content.split(/\r?\n/).forEach((line, index) => {
      const from = /^\s*FROM\s+(?:--\S+\s+){0,9}(\S+)(?:\s+AS\s+(\S+))?/i.exec(
        line,
      );
      if (!from) {
        return;
      }
      const [, base, stage] = from;
      const isPinned = /@sha256:[0-9a-f]{64}$/i.test(base);
      if (!stages.has(base.toLocaleLowerCase('en-US')) && base !== 'scratch') {
        bases += 1;
        if (!isPinned) {
          openBases.push(`line ${index + 1} is not pinned by @sha256:…`);
        }
      }
      if (stage) {
        stages.add(stage.toLocaleLowerCase('en-US'));
      }
    });
    if (openBases.length > 0) {
      return open(dockerfileFormat.name, openBases);
    }
    const reading = pinned(dockerfileFormat.name, bases);
    return reading.outcome === 'pass'
      ? {
          ...reading,
          detail: `Every base image of the Dockerfile is pinned by its digest (${bases})`,
        }
      : reading;
  },
};
