/**
 * A Jest runtime that loads some packages once per process, outside of the test files. They must not keep state, nor
 * meet the dates, errors or mocks of a test.
 *
 * @param packages - names, as regular expressions
 * @param adapt - changes what a module exports
 */
exports.sharePackages = (packages, Runtime, adapt = (_, shared) => shared) => {
  const isShared = new RegExp(
    `/node_modules/(?:${packages.join('|')})/(?!.*/node_modules/).*\\.c?js$`,
  );
  return class extends Runtime {
    _loadModule(module, from, moduleName, modulePath, ...rest) {
      if (isShared.test(modulePath)) {
        module.exports = adapt(modulePath, require(modulePath));
        module.loaded = true;
      } else {
        super._loadModule(module, from, moduleName, modulePath, ...rest);
      }
    }
  };
};
