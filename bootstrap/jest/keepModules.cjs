const { Script } = require('node:vm');

const NODE_MODULES = /[\\/]node_modules[\\/]/;
/** As in Backstage's transformer, which returns code without these words as it is. */
const ESM = /\b(?:import|export)\b/;

/**
 * A Jest runtime that reads, transforms and compiles a module once per process, instead of again for each test file.
 * Each test file still runs its modules anew.
 */
exports.keepModules = Runtime => {
  const codes = new Map();
  const scripts = new Map();

  return class extends Runtime {
    transformFile(filename, options) {
      // Only installed packages stay the same while tests are watched.
      if (options?.isInternalModule || !NODE_MODULES.test(filename)) {
        return super.transformFile(filename, options);
      }
      let code = codes.get(filename);
      if (code === undefined) {
        const source = this.readFile(filename);
        code =
          filename.endsWith('.js') && !ESM.test(source)
            ? source
            : super.transformFile(filename, options);
        codes.set(filename, code);
      }
      return code;
    }

    createScriptFromCode(code, filename) {
      const context = this._environment.getVmContext();
      if (!context) {
        return null;
      }
      let kept = scripts.get(filename);
      if (kept?.code !== code) {
        const parameters = this.constructInjectedModuleParameters().join();
        const head = `(function (${parameters}) {`;
        try {
          const script = new Script(`${head}${code}\n})`, {
            filename,
            columnOffset: -head.length,
          });
          kept = { code, script };
        } catch {
          // Reports the syntax error.
          return super.createScriptFromCode(code, filename);
        }
        scripts.set(filename, kept);
      }
      return kept.script.runInContext(context);
    }
  };
};
